import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import { form, submit, textInput } from '../controls.ts';
import { type Card, card, footer, header, markdown, plainLine } from '../parts.ts';
import { cut, escapeText, nameList, personLine } from '../text.ts';
import type { Toast } from '../toasts.ts';
import { leadFields as fields } from './actions.ts';
import { type BrokenFile, brokenFileWords } from './file-news.ts';

/** An answer out of the district's policy file. */
export interface Policy {
  readonly question: string;
  readonly answer: string;
  /** Where it stands, so that nobody takes the bot's word for it. */
  readonly source: string;
}

export const policyCard = ({ question, answer, source }: Policy): Card =>
  card(`${question} ${answer}`, header(question, { template: 'blue' }), [
    plainLine(cut(answer, 800)),
    footer(escapeText(`依据：${cut(source, 100)}。具体以主管单位答复为准。`)),
  ]);

/** 政策: what the file answers. */
export function policyListCard(
  policies: readonly Policy[],
  file: { readonly path: string; readonly fault: BrokenFile | null } | null,
): Card {
  const left = policies.length - MOST_POLICIES;
  const about = !file
    ? []
    : file.fault
      ? [`文件 ${file.path} 有错，以上是改错之前的：`, ...brokenFileWords(file.fault)]
      : [`由文件 ${file.path} 提供，改好保存即生效。`];
  return textCard(
    `政策问答 · ${policies.length} 条`,
    [
      ...policies.slice(0, MOST_POLICIES).map(({ question }) => `· ${question}`),
      ...(left > 0 ? [`另有 ${left} 条，直接问就行。`] : []),
      ...about,
    ],
    file?.fault ? 'warning' : 'info',
  );
}

const MOST_POLICIES = 18;

/** Nobody wrote down an answer: somebody will give one. */
export const askedOnCard = ({ world }: CardContext, officers: readonly string[]): Card =>
  textCard(
    '已转值班人员',
    officers.length > 0
      ? `政策库里没有这个问题，已转 ${nameList(
          officers.map((id) => personLine(world, id)),
          2,
          '人',
        )}，答复会发到您的单聊。`
      : '政策库里没有这个问题，目前也没有值班人员。请直接联系投促中心。',
    'info',
  );

/** The question with a form, in the duty officer's own chat. */
export const askCard = (
  { world }: CardContext,
  id: string,
  asked: { readonly by: string; readonly text: string },
  isReminder = false,
): Card =>
  card(
    `${isReminder ? '还没有答复' : '有人问'}：${asked.text}`,
    isReminder
      ? header('招商咨询还没有答复', { subtitle: personLine(world, asked.by), template: 'yellow' })
      : header('招商咨询，请答复', { subtitle: personLine(world, asked.by), template: 'blue' }),
    [
      plainLine(`“${cut(asked.text, 400)}”`),
      form('lead_answer', [
        textInput(fields.words, { placeholder: '写答复', maxSigns: 800, rows: 4 }),
        submit('答复', { v: 1, action: 'lead-answer', draft: id }),
      ]),
    ],
  );

/** Nobody has answered in a working day: whoever asked hears that it is not forgotten. */
export const unansweredCard = (
  { world }: CardContext,
  asked: string,
  officers: readonly string[],
): Card =>
  card(`您问的还没有答复：${asked}`, header('您问的还没有答复', { template: 'yellow' }), [
    plainLine(`“${cut(asked, 120)}”`, 'notation'),
    markdown(
      officers.length > 0
        ? `已再次提醒 ${nameList(
            officers.map((id) => personLine(world, id)),
            2,
            '人',
          )}。急用请直接联系。`
        : '目前没有值班人员。急用请直接联系投促中心。',
    ),
  ]);

/** The duty officer's answer, for whoever asked. */
export const answeredCard = (
  { world }: CardContext,
  by: string,
  asked: string,
  words: string,
): Card =>
  card(`答复：${words}`, header('您问的有答复了', { template: 'green' }), [
    plainLine(`“${cut(asked, 120)}”`, 'notation'),
    plainLine(cut(words, 800)),
    markdown(`答复人：${personLine(world, by)}`),
  ]);

export const answerSentCard = (words: string): Card =>
  textCard('已答复', cut(words, 400), 'success');

export const answerSentToast = (): Toast => ({ type: 'success', content: '已答复。' });
