// An operator at work through the API, for tests whose subject is the visitor: takes, answers, finishes,
// and says what the team holds.
import { expect } from "@playwright/test";
import { operator, signIn, type Client } from "./api.ts";
import type { Picked } from "./files.ts";

export interface Held {
  seq: number;
  text: string;
  file: { name: string; type: string; image: boolean; url: string } | null;
}

export class Desk {
  readonly client: Client;
  private written = 0;

  private constructor(client: Client) {
    this.client = client;
  }

  static async open(url: string): Promise<Desk> {
    return new Desk(await signIn(url, operator));
  }

  /** The ids of the dialogues there are, newest first. */
  async dialogues(query = ""): Promise<string[]> {
    const { items } = await this.client.get<{ items: { id: string }[] }>(`/dialogues${query}`);
    return items.map((each) => each.id);
  }

  /** The one dialogue there is. */
  async only(): Promise<string> {
    const ids = await this.dialogues();
    expect(ids, "dialogues").toHaveLength(1);
    return ids[0] as string;
  }

  /** Takes the one that waits. */
  async take(): Promise<string> {
    const ids = await this.dialogues("?state=waiting");
    expect(ids, "waiting dialogues").toHaveLength(1);
    await this.client.post(`/dialogues/${ids[0]}/take`);
    return ids[0] as string;
  }

  async answer(id: string, text: string, file?: string): Promise<void> {
    const client_id = `desk-answer-${(this.written += 1)}`;
    await this.client.post(`/dialogues/${id}/messages`, { client_id, text, ...(file ? { file } : {}) });
  }

  /** Uploads a file for a dialogue; a message then names it. */
  async upload(id: string, picked: Picked): Promise<string> {
    const file = new File([new Uint8Array(picked.buffer)], picked.name, { type: picked.mimeType });
    const stored = await this.client.upload(`/dialogues/${id}/files`, file);
    return stored.id as string;
  }

  async finish(id: string): Promise<void> {
    await this.client.post(`/dialogues/${id}/finish`);
  }

  /** Takes what waits, answers once and finishes. */
  async serve(text = "Hello"): Promise<string> {
    const id = await this.take();
    await this.answer(id, text);
    await this.finish(id);
    return id;
  }

  /** The messages of a dialogue in order, their numbers without gaps. */
  async messages(id: string): Promise<Held[]> {
    const { items } = await this.client.get<{ items: Held[] }>(`/dialogues/${id}/messages`);
    expect(items.map((each) => each.seq), "numbers without gaps").toEqual(items.map((_, index) => index + 1));
    return items;
  }

  /** The texts of the one dialogue there is. */
  async texts(): Promise<string[]> {
    return (await this.messages(await this.only())).map((each) => each.text);
  }
}
