/** Full-width signs and digits as half-width, one space between words, none around. */
export function normalise(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** Drops what people put around an order: 请, 帮我, a closing 。 or 一下. */
export function bare(text: string): string {
  return text
    .replace(/^(请|麻烦|帮我|我要|查看?|看看?|@?e点通)[ ,,]*/u, '')
    .replace(/(一下)?[。.!!??吧呢啊]*$/u, '')
    .trim();
}

/** A word and what follows it: `办结 0304`, `办结0304`. Undefined where the word is not at the head. */
export function after(text: string, words: readonly string[]): string | undefined {
  const sentence = bare(text);
  const word = words.find((candidate) => sentence.startsWith(candidate));
  return word === undefined ? undefined : sentence.slice(word.length).trim();
}

/** What somebody gives as a reason behind an order: without the signs and the word that lead to it. */
export const reasonIn = (words: string): string =>
  words
    .replace(/^[\s,，:：;；。、]*(?:因为|因|原因是?|理由是?)?[\s,，:：]*/u, '')
    .replaceAll(',', '，')
    .replaceAll(';', '；')
    .trim();
