// The console's entry.

import { mount } from 'svelte';
import './tokens.css';
import './base.css';
import App from './App.svelte';
import { session } from './lib/session.svelte';
import { speech } from './lib/texts.svelte';

// Who is signed in and the words are asked for at once, side by side.
void session.load();
// Not a top-level await: chunks may import from this one, and would wait for it for ever.
void speech.start().then(() => mount(App, { target: document.body }));
