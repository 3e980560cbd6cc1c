import type { ImportPlan, SheetKind } from '../../domain/import/types.ts';
import type { Obstacle } from '../../domain/import/undo.ts';
import type { World } from '../../domain/project/types.ts';
import { textCard } from '../answers.ts';
import { button, buttonRow } from '../controls.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  footer,
  header,
  markdown,
  plainLine,
} from '../parts.ts';
import { cut } from '../text.ts';
import { kindWord } from './fault-words.ts';
import { faultLines, gist, remarkLines } from './import-words.ts';
import { obstacleLines } from './undo-words.ts';

/** Lines on a card; a console prints them all. */
const MAX_FAULTS = 15;
const MAX_REMARKS = 3;
const MAX_OBSTACLES = 12;

export interface ImportFacts {
  /** Null where faults leave nothing to confirm. */
  readonly number: number | null;
  readonly fileName: string;
  readonly plan: ImportPlan;
}

/** What a sheet would bring about, or what is wrong with it. Nothing is saved yet. */
export function previewCard(world: World, { number, fileName, plan }: ImportFacts): Card {
  const title = `导入预览 · ${kindWord(plan.kind)}${number === null ? '' : ` · 第 ${number} 号`}`;
  const faults = plan.faults.length;
  const remarks = remarkLines(world, plan, MAX_REMARKS).map((line) =>
    plainLine(cut(line, 300), 'notation'),
  );
  if (faults > 0) {
    return card(
      `${title}：${faults} 处要改`,
      header(title, {
        subtitle: cut(fileName, 60),
        template: 'red',
        tags: [{ text: `${faults} 处要改`, color: 'red' }],
      }),
      [
        markdown('表里有下面的问题，**什么都没有保存**。改好后重新发送整张表。'),
        ...faultLines(world, plan, MAX_FAULTS).map((line) => plainLine(cut(line, 300))),
        ...remarks,
      ],
    );
  }
  const isIdle = isNothing(plan);
  return card(
    `${title}：${gist(plan)}`,
    header(title, {
      subtitle: cut(fileName, 60),
      template: 'blue',
      tags: [{ text: isIdle ? '没有变化' : '待确认', color: isIdle ? 'neutral' : 'blue' }],
    }),
    [
      markdown(`**${gist(plan)}**`),
      markdown(isIdle ? '没有要保存的内容。' : '现在什么都没有保存，点“确认导入”才生效。'),
      ...remarks,
      ...(isIdle || number === null
        ? []
        : [
            buttonRow([
              button(
                '确认导入',
                { v: 1, action: 'import-confirm', import: number },
                {
                  type: 'primary_filled',
                },
              ),
              button('放弃', { v: 1, action: 'import-drop', import: number }),
            ]),
            ...(plan.kind === 'projects'
              ? [footer(`确认后每个项目建一个专班群，${groupTime(plan.drafts.length)}。`)]
              : []),
          ]),
    ],
  );
}

/** Whether confirming would change nothing at all. */
export const isNothing = (plan: ImportPlan): boolean =>
  plan.kind === 'people' ? plan.added.length + plan.changed.length === 0 : plan.drafts.length === 0;

/** Feishu takes some 900 calls of a kind a minute, and a group with its cards needs several. */
const GROUPS_A_MINUTE = 100;
const groupTime = (count: number): string =>
  `全部建好约需 ${Math.ceil(count / GROUPS_A_MINUTE)} 分钟`;

export interface DoneFacts {
  readonly number: number;
  readonly kind: SheetKind;
  readonly projects: number;
  readonly added: number;
  readonly changed: number;
}

/** The import was carried out; it can be taken back while nothing has come of it. */
export function importedCard(facts: DoneFacts): Card {
  const { number, kind, projects } = facts;
  const title = `已导入 · ${kindWord(kind)} · 第 ${number} 号`;
  return card(`${title}：${doneGist(facts)}`, header(title, { template: 'green' }), [
    markdown(`**${doneGist(facts)}**`),
    ...(kind === 'projects'
      ? [markdown(`专班群正在建，${groupTime(projects)}，办理卡随后发到群里。`)]
      : []),
    button(
      '撤销导入',
      { v: 1, action: 'import-undo', import: number },
      {
        confirm: { title: '撤销这次导入？', text: '已经有人办理过的，要先处理才能撤销。' },
      },
    ),
    footer('还没有人办理过时可以撤销。'),
  ]);
}

export const doneGist = ({ kind, projects, added, changed }: DoneFacts): string =>
  kind === 'people' ? `新增 ${added} 人，更新 ${changed} 人` : `新建 ${projects} 个项目`;

const sheetProblems: Readonly<Record<SheetProblem, string>> = {
  empty: '文件是空的，请重新发送。',
  oldExcel: '这是旧版 Excel 文件（.xls）。请用 Excel 或 WPS 另存为 .xlsx 再发送。',
  protected: '文件设了打开密码，读不了。请去掉密码再发送。',
  notExcel: '这不是 Excel 文件（.xlsx）。请用模板填写，另存为 .xlsx 再发送。',
  tooBig: '文件太大。请只留要导入的表，去掉图片和多余的行，或分几次导入。',
  broken: '文件已损坏，打不开。请重新保存后再发送。',
  notFetched: '文件没有取到，请重新发送。',
};

/** Why a file could not be looked into. */
export type SheetProblem =
  | 'empty'
  | 'oldExcel'
  | 'protected'
  | 'notExcel'
  | 'tooBig'
  | 'broken'
  | 'notFetched';

/** The sentence about a file that could not be looked into. */
export const sheetProblemWords = (problem: SheetProblem): string => sheetProblems[problem];

/** A file that could not be looked into. */
export const sheetProblemCard = (problem: SheetProblem, fileName: string): Card =>
  textCard(
    '表格没有导入',
    [
      `文件“${cut(fileName, 60)}”：${sheetProblems[problem]}`,
      '发“模板”可以取人员表和项目表的模板。',
    ],
    'warning',
  );

/** 模板: what stands above, and what to do with it. */
export const templatesCard = (): Card =>
  textCard(
    '导入模板',
    [
      '上面是人员表和项目表的模板，“说明”表里写着怎么填。',
      '先导入人员，再导入项目：填好后把表格直接发到这里，我会先给您看预览，您确认后才保存。',
    ],
    'info',
  );

/** The import was taken back. */
export const undoneCard = (facts: DoneFacts): Card =>
  card(
    `已撤销导入 · ${kindWord(facts.kind)} · 第 ${facts.number} 号`,
    header(`已撤销导入 · ${kindWord(facts.kind)} · 第 ${facts.number} 号`, { template: 'grey' }),
    [
      markdown(
        facts.kind === 'people'
          ? `已移除 ${facts.added} 人，恢复 ${facts.changed} 人原来的登记。`
          : `已撤销 ${facts.projects} 个项目：不再列出、不再计时。已建的群会收到说明，群名注明已归档。`,
      ),
    ],
  );

/** What stands in the way of taking an import back. Nothing was changed. */
export const blockedCard = (world: World, number: number, obstacles: readonly Obstacle[]): Card =>
  card(
    `第 ${number} 号导入不能撤销`,
    header(`第 ${number} 号导入不能撤销`, {
      template: 'yellow',
      tags: [{ text: `${obstacles.length} 处已有后续`, color: 'yellow' }],
    }),
    [
      markdown('导入以后已经有了下面的后续，**没有改动**：'),
      ...obstacleLines(world, obstacles, MAX_OBSTACLES).map((line) => plainLine(line)),
      footer('个别项目不要了，请用“终止”；个别人员离开，请更新人员表。'),
    ] satisfies Element[],
  );

/** A preview that was put away. */
export const droppedCard = (number: number, kind: SheetKind): Card =>
  card(
    `已放弃 · ${kindWord(kind)} · 第 ${number} 号`,
    header(`已放弃 · ${kindWord(kind)} · 第 ${number} 号`, { template: 'grey' }),
    [markdown(coloured('grey', '这张表没有导入，什么都没有保存。'))],
  );
