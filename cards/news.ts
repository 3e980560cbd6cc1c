import { DAY_MS, HOUR, type Instant } from '../domain/calendar/time.ts';

/** News have nothing to press: after a while nobody need draw them again, or renew them. */
const NEWS_FOR_MS = 7 * DAY_MS;
/** A form nobody has sent for so long is not renewed. */
const FORM_FOR_MS = 24 * HOUR;

/** Whether news of an instant need not be kept up any more at `now`. */
export const isOldNews = (at: Instant, now: Instant): boolean => now - at > NEWS_FOR_MS;

/** The same of a card that is drawn: final for its age alone, so that what was held is still told. */
export const oldNews = (at: Instant, now: Instant) => {
  const isOld = isOldNews(at, now);
  return { isFinal: isOld, isOld };
};

/** Whether a form that was opened at an instant is given up at `now`. */
export const isOldForm = (openedAt: Instant, now: Instant): boolean => now - openedAt > FORM_FOR_MS;
