// Which key does what. Pure. Single keys work only where nobody is writing, and not at all when they are
// switched off; Ctrl/Cmd+Enter works everywhere outside of dialogs.

export type Command =
  | 'next'
  | 'previous'
  | 'take'
  | 'finish'
  | 'hand-over'
  | 'write'
  | 'canned'
  | 'card'
  | 'tags'
  | 'help'
  | 'list-1'
  | 'list-2'
  | 'list-3'
  | 'list-4';

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
}

const SINGLE: Record<string, Command> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  t: 'take',
  h: 'hand-over',
  r: 'write',
  c: 'card',
  l: 'tags',
  '/': 'canned',
  '?': 'help',
  '1': 'list-1',
  '2': 'list-2',
  '3': 'list-3',
  '4': 'list-4',
};

/** The command, or null. `writing`: the focus is in a field; `single`: single keys are switched on. */
export function commandOf(pressed: Pressed, writing: boolean, single: boolean): Command | null {
  if (pressed.isComposing || pressed.altKey) return null;
  if (pressed.ctrlKey || pressed.metaKey) return pressed.key === 'Enter' ? 'finish' : null;
  if (writing) return null;
  if (!single && !pressed.key.startsWith('Arrow')) return null;
  return SINGLE[pressed.key] ?? SINGLE[pressed.key.toLowerCase()] ?? null;
}

/** Whether keys typed there are text. */
export function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
