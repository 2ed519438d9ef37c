// The review's words.

import { t } from '../../lib/texts.svelte';
import type { Mark, Status } from './review.svelte';

export const statusName = (status: Status): string =>
  t(`analytics-review-status-${status.replace('_', '-')}`);

/** What was done to a dialogue that is left out. */
export const markName = (mark: Mark): string => t(`analytics-review-is-${mark}`);
