import type { Light } from '../domain/project/types.ts';

/**
 * A chart has one set of colours for a light and a dark screen: each stands out from both (3:1).
 * The word always stands beside the colour, in the legend and below the chart.
 */
export const CHART_COLOURS: Record<Light, string> = {
  red: '#d5362f',
  yellow: '#b87a00',
  blue: '#2b64f0',
  green: '#1c8645',
  grey: '#7d8590',
};

/** Lines, bars and shares that are no lights. */
export const PLAIN_COLOUR = CHART_COLOURS.blue;
