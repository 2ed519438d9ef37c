// Two short notes. Browsers play nothing before the member has touched the page; of several tabs one plays.

let touched = false;
let context: AudioContext | undefined;

const touch = (): void => {
  touched = true;
};
addEventListener('pointerdown', touch, { once: true });
addEventListener('keydown', touch, { once: true });

export function chime(): void {
  if (!touched) return;
  // Without locks (a page that is not secure) each tab plays.
  if (!navigator.locks) return play();
  void navigator.locks.request('candor-chime', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    play();
    await new Promise((resolve) => setTimeout(resolve, 800));
  });
}

function play(): void {
  context ??= new AudioContext();
  void context.resume();
  const start = context.currentTime;
  for (const [index, pitch] of [660, 880].entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const at = start + index * 0.14;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.12, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.35);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.4);
  }
}
