import type { VNode } from 'preact';
import { type Json, stringAt } from '../../card/json.ts';
import { textColour } from './palette.ts';

/** Feishu names hundreds of icons; these few shapes stand for those that cards use. */
const SHAPES: readonly [RegExp, string][] = [
  [/down|expand/, 'M4 6l4 4 4-4'],
  [/right/, 'M6 4l4 4-4 4'],
  [/yes|done|check|succeed/, 'M3.5 8.5l3 3 6-7'],
  [/warn|error|alert/, 'M8 2.5l6 11H2zM8 7v3M8 11.8v.2'],
  [/time|alarm|calendar/, 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5v3.2l2 1.3'],
  [
    /member|person|group|user/,
    'M8 2.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM3 13.5c.6-5 9.4-5 10 0',
  ],
  [/doc|file|folder/, 'M4 2h5l3 3v9H4zM9 2v3h3'],
];
const DOT = 'M8 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z';

export function Icon({ of }: { of: Json }): VNode {
  const token = stringAt(of, 'token') ?? '';
  const path = SHAPES.find(([names]) => names.test(token))?.[1] ?? DOT;
  return <Shape path={path} colour={textColour(stringAt(of, 'color'))} />;
}

export function Chevron(): VNode {
  return <Shape path="M4 6l4 4 4-4" />;
}

function Shape({ path, colour }: { path: string; colour?: string | undefined }): VNode {
  return (
    <svg class="card-icon" viewBox="0 0 16 16" aria-hidden="true" style={{ color: colour }}>
      <path d={path} />
    </svg>
  );
}
