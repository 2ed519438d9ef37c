// The shapes of the visitor's calls and frames, as the API describes them.

import type { Told } from './opening';

export type State = 'waiting' | 'active' | 'finished';

export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
  url: string;
  image: boolean;
  erased?: boolean;
}

export interface Message {
  id: string;
  dialogue: string;
  seq: number;
  from: 'visitor' | 'operator';
  operator: { name: string } | null;
  at: string;
  text: string;
  client_id?: string;
  file: Attachment | null;
  erased?: boolean;
}

export interface Dialogue {
  id: string;
  state: State;
  operator: { name: string } | null;
  last_seq: number;
  read: { visitor: number; operator: number };
}

export interface Face {
  title: string;
  subtitle: string;
  greeting: string;
  banner: string;
  buttons: string[];
  colour: string;
  second_colour: string | null;
  ink: string;
  theme: 'auto' | 'light' | 'dark';
  avatar: string | null;
  language: string;
  kind: 'website' | 'course';
  files: { enabled: boolean; max_bytes: number; types: string[] };
}

export interface Session {
  visitor_token: string;
  visitor: { id: string; name: string | null; email: string | null };
  chat: Face;
  dialogue: Dialogue | null;
  /** Without it the chat is always open. */
  opening?: Told;
  identity?: 'accepted' | 'expired' | 'wrong_signature';
}

export type Scale = 'thumbs2' | 'faces3' | 'stars5' | 'faces5' | 'numbers10';

export interface Form {
  form_key: string;
  dialogue: string;
  state: 'asked' | 'shown' | 'skipped' | 'rated';
  scale: Scale;
  question: string;
  comment: {
    mode: 'off' | 'optional' | 'required' | 'required_at_or_below';
    at_or_below: number | null;
    label: string;
    placeholder: string;
  };
  reasons: { id: string; text: string }[];
  dissatisfied: number[];
  expires_at: string;
  given: { score: number; comment: string | null; reasons: string[] } | null;
  correct_until: string | null;
  reply: string | null;
}

export type Frame =
  | { type: 'hello'; dialogue: Dialogue | null; messages: Message[] }
  | { type: 'message'; message: Message }
  | { type: 'dialogue'; dialogue: Dialogue }
  | { type: 'typing' }
  | { type: 'rating' }
  | { type: 'reload' }
  | { type: 'ok'; id: number; message?: Message }
  | { type: 'error'; id?: number; error: { code: string; message: string } };
