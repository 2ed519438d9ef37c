// All English words, in one chunk that is loaded when they are spoken.
export const files = import.meta.glob<string>('./*.en.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
