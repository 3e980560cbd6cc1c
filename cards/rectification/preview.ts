import { dayOf } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import { ENTERPRISE } from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { CompleteProblem } from '../../domain/rectification/complete.ts';
import type { FaultyLine, ProblemFault } from '../../domain/rectification/faults.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import { type Card, card, type Element, footer, header, lines, markdown } from '../parts.ts';
import { cut, escapeText, nodeName, personLine, personName, unitName } from '../text.ts';
import { dateWords } from '../words.ts';
import { idWords, problemWords } from './facts.ts';

/** Faulty lines named one by one before the rest is counted. */
const MAX_FAULTS = 15;
const QUOTE_SIGNS = 30;
/** Signs of a problem's words where the list is short, and where it is long. */
const [MANY_SIGNS, FEW_SIGNS] = [100, 40];

/** What was read of a pasted list, before anything is saved: one tap confirms it. */
export function previewCard(
  ctx: CardContext,
  project: Project,
  about: {
    readonly node: NodeCode;
    /** Names the kept list. */
    readonly draft: string;
    readonly problems: readonly CompleteProblem[];
  },
): Card {
  const { node, draft, problems } = about;
  const title = `请核对 · 读到 ${problems.length} 处问题`;
  const value = { v: 1, project: project.id, node, draft } as const;
  const signs = problems.length > 12 ? FEW_SIGNS : MANY_SIGNS;
  return card(
    `${title} · ${nodeName(ctx.world, node)} · ${project.name}`,
    header(title, {
      subtitle: `${nodeName(ctx.world, node)} · ${project.name}`,
      template: 'blue',
    }),
    [
      ...problems.map((problem, index) => row(ctx, problem, index + 1, signs)),
      buttonRow([
        button('确认登记', { ...value, action: 'problems-save' }, { type: 'primary_filled' }),
        button('不登记', { ...value, action: 'problems-drop' }),
      ]),
      footer('确认前没有保存。确认后编号、发到项目群，并通知整改责任人。'),
    ],
  );
}

function row(
  { world, now }: CardContext,
  problem: CompleteProblem,
  number: number,
  signs: number,
): Element {
  const { owner, dueAt, recheckBy } = problem;
  const facts = [
    `${ownerName(world, problem, owner)} 整改`,
    `${dateWords(dayOf(dueAt), now)}前`,
    `${personName(world, recheckBy)} 复核`,
  ];
  return markdown(
    lines([
      `**${number}.** ${escapeText(cut(problemWords(problem), signs))}`,
      `<font color='grey'>${escapeText(facts.join(' · '))}</font>`,
    ]),
  );
}

const ownerName = (world: World, { ownerUnit }: CompleteProblem, owner: string): string =>
  ownerUnit === ENTERPRISE ? `企业（${personName(world, owner)}）` : personLine(world, owner);

/** The faulty lines of a list, of which nothing was saved. `quotes` has the words of each line. */
export function faultyCard(
  ctx: CardContext,
  faults: readonly FaultyLine[],
  quotes: readonly string[],
): Card {
  const left = faults.length - MAX_FAULTS;
  return textCard(
    `有 ${faults.length} 行要改，一条都没有登记`,
    [
      ...faults.slice(0, MAX_FAULTS).map(({ line, fault }) => {
        const quote = cut(quotes[line - 1] ?? '', QUOTE_SIGNS);
        return `第 ${line} 行“${quote}”：${faultWords(ctx, fault)}`;
      }),
      ...(left > 0 ? [`另有 ${left} 行也要改。`] : []),
      '请改好后把全部内容重新发一次。',
    ],
    'warning',
  );
}

/** What is wrong with one problem, and what would be right. */
export function faultWords({ world, now }: CardContext, fault: ProblemFault): string {
  switch (fault.code) {
    case 'words-missing':
      return '没有写是什么问题。';
    case 'words-too-long':
      return `一条有 ${fault.signs} 个字，最多 ${fault.most} 个字，请写短一些。`;
    case 'not-understood':
      return `“${cut(fault.words, 20)}”不是登记的单位、人员，也不是日期。`;
    case 'unit-unknown':
      return `没有叫“${cut(fault.words, 20)}”的单位。`;
    case 'person-unknown':
      return `没有登记在岗的“${cut(fault.words, 20)}”。`;
    case 'person-ambiguous':
      return `有 ${fault.count} 位“${cut(fault.words, 20)}”，请写单位。`;
    case 'date-not-ahead':
      return `${dateWords(fault.day, now)}已经过去，请写以后的日期。`;
    case 'date-too-far':
      return `日期太远，最晚可到 ${dateWords(fault.latestDay, now)}。`;
    case 'rechecks-own-work':
      return `${personName(world, fault.person)} 是整改责任人，不能由本人复核。`;
    case 'nobody-rechecks':
      return '除整改责任人外没有人可以复核，请写明由谁复核。';
    case 'nobody-answers':
      return `${unitName(world, ENTERPRISE)}和责任单位都没有登记人员，请写明单位。`;
    case 'listed-already':
      return `和清单里的 ${fault.matter} 相同，不用重复登记。`;
    case 'said-twice':
      return `和第 ${fault.line} 行相同。`;
    default:
      return fault satisfies never;
  }
}

/** A list that was confirmed. */
export const savedCard = (ids: readonly string[]): Card =>
  textCard(
    `已登记 ${ids.length} 处问题`,
    [`编号：${idWords(ids)}。`, '清单已发到项目群，整改责任人会收到通知。'],
    'success',
  );

/** A list that was read and not wanted. */
export const droppedCard = (): Card => textCard('没有登记', '好的，这份清单没有登记。', 'info');

/** A pasted list in which there is no line. */
export const nothingReadCard = (node: NodeCode): Card =>
  textCard(
    '没有读到问题',
    [
      '没有登记。请这样写，每行一个问题：',
      `整改 ${node}`,
      '2号楼三层：防火门不能自闭｜住建局｜4月20日',
    ],
    'warning',
  );

/** More lines than one list may have. */
export const tooManyLinesCard = (count: number, most: number): Card =>
  textCard(
    '一次登记太多',
    `读到 ${count} 条，一次最多登记 ${most} 条，没有登记。请分几次发。`,
    'warning',
  );
