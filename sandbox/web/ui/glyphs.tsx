// Coloured squares and discs are drawn, not typed: an emoji font is not there on every machine.
const colours: Record<string, string> = {
  '🟥': 'red',
  '🔴': 'red',
  '🟧': 'orange',
  '🟠': 'orange',
  '🟨': 'yellow',
  '🟡': 'yellow',
  '🟩': 'green',
  '🟢': 'green',
  '🟦': 'blue',
  '🔵': 'blue',
  '⬜': 'grey',
  '⬛': 'grey',
  '⚪': 'grey',
  '⚫': 'grey',
};
const glyph = new RegExp(`(${Object.keys(colours).join('|')})\\uFE0F?`, 'u');

export function Glyphs({ text }: { text: string }) {
  return (
    <>
      {text
        .split(glyph)
        .map((piece, index) =>
          colours[piece] ? (
            <i key={index} class={`glyph fill-${colours[piece]}`} aria-hidden="true" />
          ) : (
            piece
          ),
        )}
    </>
  );
}
