// What of answers by time is shown, as the address says it. Pure; what is not understood is left out.

import { AXES, SHOWN, type Axis, type Shown } from './heat';

export interface HoursView {
  shown: Shown;
  axis: Axis;
}

const DEFAULT: HoursView = { shown: 'answers', axis: 'day' };

export function parse(search: string): HoursView {
  const query = new URLSearchParams(search);
  return {
    shown: SHOWN.find((known) => known === query.get('show')) ?? DEFAULT.shown,
    axis: AXES.find((known) => known === query.get('by')) ?? DEFAULT.axis,
  };
}

/** An address's search part, with this view in it. */
export function within(search: string, view: HoursView): string {
  const added = new URLSearchParams();
  if (view.shown !== DEFAULT.shown) added.set('show', view.shown);
  if (view.axis !== DEFAULT.axis) added.set('by', view.axis);
  const said = added.toString();
  if (!said) return search;
  return search ? `${search}&${said}` : `?${said}`;
}
