// Which page of the settings an address names, and which pages a role has. Pure.

export const SECTIONS = ['chats', 'members', 'webhooks', 'workspace', 'audit', 'profile'] as const;
export type Section = (typeof SECTIONS)[number];

export const TABS = ['look', 'sites', 'operators', 'hours', 'files', 'code', 'quality-control'] as const;
export type Tab = (typeof TABS)[number];

export interface Place {
  section: Section;
  /** The id behind the section: a chat's, or a webhook's. */
  chat: string | null;
  tab: Tab;
}

/** Those who do not manage have their profile only; everybody else starts with the chats. */
export function placeOf(path: string, manages: boolean): Place {
  const [, , section, chat, tab] = path.split('/');
  const found = SECTIONS.find((each) => each === section) ?? 'chats';
  return {
    section: manages ? found : 'profile',
    chat: chat || null,
    tab: TABS.find((each) => each === tab) ?? 'look',
  };
}
