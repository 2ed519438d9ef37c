// Where one is in the inbox: `/inbox/<list>` and `/inbox/<list>/<dialogue>`. The address is the truth.

export const LISTS = ['waiting', 'mine', 'all', 'finished'] as const;
export type ListName = (typeof LISTS)[number];

export interface Place {
  list: ListName;
  dialogue: string | null;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads an address. What is not known leads to the waiting list. */
export function placeOf(path: string): Place {
  const [, , list, dialogue] = path.split('/');
  return {
    list: LISTS.find((name) => name === list) ?? 'waiting',
    dialogue: dialogue && ID.test(dialogue) ? dialogue : null,
  };
}

export const address = (list: ListName, dialogue?: string | null): string =>
  dialogue ? `/inbox/${list}/${dialogue}` : `/inbox/${list}`;
