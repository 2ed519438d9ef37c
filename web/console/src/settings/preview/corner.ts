// The corner of a page with the launcher and its greeting, made of the widget's own code.

import { bubble } from '@candor/widget/src/bubble';
import { launcher, type Launcher } from '@candor/widget/src/launcher';
import { direction } from '@candor/widget/src/panel/language';
import type { Face } from '../look/look';

export class Corner {
  #document: Document;
  #launcher: Launcher;
  #greet: (text: string, language: string) => void;

  constructor(document: Document) {
    this.#document = document;
    const nothing = () => undefined;
    this.#launcher = launcher(document, nothing);
    this.#greet = bubble(this.#launcher.root, nothing, nothing);
    document.body.append(this.#launcher.host);
  }

  draw(face: Face, language: string): void {
    const root = this.#document.documentElement;
    root.lang = language;
    root.dir = direction(language);
    this.#launcher.host.hidden = false;
    this.#launcher.look({ ...face, second_colour: face.second_colour ?? null });
    this.#launcher.draw(language, false, 0);
    this.#greet(face.launcher.bubble, language);
  }
}
