// One quiet note beside whatever is hovered or focused: a definition, an exact figure. It can be hovered itself,
// Escape sends it away, and it says nothing that cannot be found elsewhere (WCAG 1.4.13).

import './tip.css';

const ID = 'tip';
let note: HTMLElement | undefined;
let owner: HTMLElement | SVGElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

function element(): HTMLElement {
  if (note?.isConnected) return note;
  note = document.createElement('div');
  note.id = ID;
  note.className = 'tip';
  note.setAttribute('role', 'tooltip');
  note.popover = 'manual';
  note.addEventListener('mouseenter', () => clearTimeout(timer));
  note.addEventListener('mouseleave', leave);
  // Within the landmark of what it is about.
  (document.querySelector('main') ?? document.body).append(note);
  return note;
}

addEventListener('keydown', (event) => event.key === 'Escape' && hide(), true);
addEventListener('scroll', hide, true);

function show(at: HTMLElement | SVGElement, text: string): void {
  clearTimeout(timer);
  const tip = element();
  if (owner && owner !== at) owner.removeAttribute('aria-describedby');
  owner = at;
  tip.textContent = text;
  // On top of a popover that was opened after it.
  if (tip.matches(':popover-open')) tip.hidePopover();
  tip.showPopover();
  at.setAttribute('aria-describedby', ID);
  const box = at.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  // A word's note begins where the word does.
  const rtl = getComputedStyle(at).direction === 'rtl';
  const left = Math.min(Math.max(8, rtl ? box.right - width + 8 : box.left - 8), innerWidth - width - 8);
  const below = box.bottom + 8;
  tip.style.left = `${left}px`;
  tip.style.top = `${below + height > innerHeight - 8 ? Math.max(8, box.top - height - 8) : below}px`;
}

function hide(): void {
  clearTimeout(timer);
  owner?.removeAttribute('aria-describedby');
  owner = undefined;
  if (note?.matches(':popover-open')) note.hidePopover();
}

function leave(): void {
  clearTimeout(timer);
  timer = setTimeout(hide, 120);
}

/** Attachment: tells `text` on hover and focus. An empty text tells nothing. */
export const tip =
  (text: string) =>
  (at: HTMLElement | SVGElement): (() => void) => {
    const hover = () => {
      clearTimeout(timer);
      if (text) timer = setTimeout(() => show(at, text), owner ? 40 : 220);
    };
    const focus = () => text && at.matches(':focus-visible') && show(at, text);
    const click = () => text && show(at, text);
    at.addEventListener('mouseenter', hover);
    at.addEventListener('mouseleave', leave);
    at.addEventListener('focus', focus);
    at.addEventListener('blur', hide);
    if (at.classList.contains('term')) at.addEventListener('click', click);
    // What is shown changes in place.
    if (owner === at && note && text) note.textContent = text;
    return () => {
      at.removeEventListener('mouseenter', hover);
      at.removeEventListener('mouseleave', leave);
      at.removeEventListener('focus', focus);
      at.removeEventListener('blur', hide);
      at.removeEventListener('click', click);
      if (!at.isConnected && owner === at) hide();
    };
  };
