import { type Light, lightWords } from '../logic/card-facts.ts';

/** The dot alone; its words are read out and shown on hover. */
export function LightDot({ light }: { light: Light }) {
  return (
    <span
      class={`light-dot fill-${light}`}
      title={lightWords[light]}
      role="img"
      aria-label={lightWords[light]}
    />
  );
}

/** Words for the lights that ask for attention. */
export function LightTag({ light }: { light: Light }) {
  if (light !== 'red' && light !== 'yellow') return null;
  return <span class={`tag tag-${light}`}>{lightWords[light]}</span>;
}
