/** What stands between the names of several outcomes. */
export const BETWEEN_OUTCOMES = /[()（）、，,；;与和及]/u;
