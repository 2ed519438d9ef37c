// All Arabic words, in one chunk that is loaded when they are spoken.
export const files = import.meta.glob<string>('./*.ar.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
