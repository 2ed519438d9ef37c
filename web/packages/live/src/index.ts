// What both live clients share: the widget's panel and the console's inbox.

export { Sequence, type Numbered } from './sequence';
export { clientId } from './client-id';
export { Socket, type Heard } from './socket';
