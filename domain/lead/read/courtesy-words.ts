/** What a short reply is that tells of nothing. */
export type Courtesy = 'assent' | 'thanks' | 'greeting';

const ASSENT =
  '收到 已收到 收悉 已阅 好的 好 好嘞 好滴 好哒 好呢 好吧 嗯 嗯嗯 恩 哦 噢 喔 行 行吧 中 得嘞 妥 妥了 没问题 明白 明白了 了解 了解了 知道 知道了 晓得了 清楚 清楚了 记下了 赞 点赞 棒 是 是的 对 对的 ok okay okk okok yes k 1 +1 666';
const THANKS =
  '谢谢 谢谢你 谢谢您 谢谢了 谢谢啦 谢了 谢啦 谢 感谢 多谢 非常感谢 太感谢了 辛苦 辛苦了 辛苦啦 您辛苦 您辛苦了 你辛苦了 麻烦了 麻烦您了 麻烦你了 费心了 thanks thx thankyou 3q';
const GREETING =
  '你好 您好 大家好 早 早安 早上好 上午好 中午好 下午好 晚上好 晚安 新年好 新年快乐 春节快乐 节日快乐 中秋快乐 国庆快乐 元旦快乐 周末愉快 周末快乐 过年好 再见 拜拜 回见 在吗 在么 在不在 hi hello';
/** Said with them, and no courtesy by themselves. */
const FILLERS =
  '了 啦 啊 呀 哈 哈哈 呢 哦 嘞 哟 噢 的 您 你 们 领导 老师 主任 局长 书记 科长 同志 同志们 各位 大家 兄弟 哥 姐 老哥 亲 小助手 助手 机器人 e点通 已 我 这就 非常 十分 太 真是';

const KIND_OF = new Map<string, Courtesy | 'filler'>();
for (const word of FILLERS.split(' ')) KIND_OF.set(word, 'filler');
for (const word of ASSENT.split(' ')) KIND_OF.set(word, 'assent');
for (const word of THANKS.split(' ')) KIND_OF.set(word, 'thanks');
for (const word of GREETING.split(' ')) KIND_OF.set(word, 'greeting');

const LONGEST = Math.max(...[...KIND_OF.keys()].map((word) => word.length));
/** Nobody is polite at greater length. */
const MOST_SIGNS = 40;
/** Signs and faces, the modifiers of faces with them; letters and figures are words. */
const DRAWN = /[^\p{L}\p{N}+]|[\u{1f3fb}-\u{1f3ff}]/gu;
/** [玫瑰]: a face as clients write it. */
const NAMED_FACE = /[[［][\p{Script=Han}]{1,4}[\]］]/gu;
const FACE = /\p{Extended_Pictographic}/u;

/**
 * What a reply is that is nothing but polite (收到, 谢谢, 早上好, a face alone); undefined: it may
 * tell of something. Each place is looked at once, the longest word there is taken, and there is no
 * way back: the time grows with the length, which is bounded as well.
 */
export function courtesyOf(text: string): Courtesy | undefined {
  if (text.length > MOST_SIGNS) return undefined;
  const words = text.normalize('NFKC').toLowerCase().replace(NAMED_FACE, '').replace(DRAWN, '');
  if (words === '') return FACE.test(text) || text.search(NAMED_FACE) >= 0 ? 'assent' : undefined;
  const said = new Set<Courtesy>();
  for (let at = 0; at < words.length; ) {
    const word = longestAt(words, at);
    const kind = word === undefined ? undefined : KIND_OF.get(word);
    if (word === undefined || kind === undefined) return undefined;
    if (kind !== 'filler') said.add(kind);
    at += word.length;
  }
  // 收到,谢谢: the thanks want the answer.
  return (['thanks', 'greeting', 'assent'] as const).find((kind) => said.has(kind));
}

function longestAt(words: string, at: number): string | undefined {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length -= 1) {
    const word = words.slice(at, at + length);
    if (KIND_OF.has(word)) return word;
  }
  return undefined;
}
