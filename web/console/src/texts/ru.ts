// All Russian words, in one chunk that is loaded when they are spoken.
export const files = import.meta.glob<string>('./*.ru.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
