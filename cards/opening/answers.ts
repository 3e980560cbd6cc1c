import type { Person } from '../../domain/people/types.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import { groupMembers } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import { closedFormCard } from '../forms.ts';
import { type Card, card, fact, footer, header, markdown } from '../parts.ts';
import { cut, escapeText, nameList, personLine } from '../text.ts';
import type { Toast } from '../toasts.ts';

const TITLE = '新建项目';
const MAX_WHO = 4;

/** Who may open a project, told to somebody who may not. */
export const openingBarredCard = ({ world }: CardContext, operators: readonly Person[]): Card =>
  textCard(TITLE, barredWords(world, operators), 'warning');

export const openingBarredToast = (
  { world }: CardContext,
  operators: readonly Person[],
): Toast => ({ type: 'error', content: barredWords(world, operators) });

function barredWords(world: CardContext['world'], operators: readonly Person[]): string {
  const names = operators.map(({ id }) => personLine(world, id));
  const who = names.length > 0 ? `：${nameList(names, MAX_WHO, '人')}` : '，目前没有登记操作员';
  return `只有操作员可以新建项目${who}。没有改动。`;
}

/** The forms are for the operator alone. */
export const openingElsewhereCard = (): Card =>
  textCard(TITLE, '请在与 e点通 的单聊里发“新建项目”。', 'info');

/** The project is there; its group is on the way. */
export function openedCard(ctx: CardContext, project: Project): Card {
  const running = runningNodes(project).length;
  const members = groupMembers(ctx.world, project).length;
  return card(
    `已开通 · ${project.name}`,
    header(project.name, {
      subtitle: `编号 ${project.id}`,
      template: 'green',
      tags: [{ text: '已开通', color: 'green' }],
    }),
    [
      markdown('项目已开通，专班群正在创建，进度卡会置顶在群里。'),
      fact('节点', `已启动 ${running} 个，责任人会收到办理卡`),
      fact('群成员', `${members} 人`),
      footer(escapeText(`查看：发“项目 ${cut(project.name, 40)}”`)),
    ],
  );
}

export const openedToast = (project: Project): Toast => ({
  type: 'success',
  content: `已开通“${cut(project.name, 40)}”，编号 ${project.id}。`,
});

/** A second tap on 开通, or an old card of a draft that was used. */
export const openedBeforeToast = (project: Project | undefined): Toast => ({
  type: 'info',
  content: project
    ? `这份草稿已开通为“${cut(project.name, 40)}”（编号 ${project.id}），没有重复创建。`
    : '这份草稿已经开通，没有重复创建。',
});

const draftWords = {
  expired: '草稿超过 7 天没有动，已失效，没有创建项目。请重新发“新建项目”。',
  dropped: '草稿已放弃，没有创建项目。需要时重新发“新建项目”。',
  unknown: '这份草稿已不在系统中，没有创建项目。请重新发“新建项目”。',
} as const;

/** A draft that goes no further. */
export const draftOverCard = (why: keyof typeof draftWords): Card =>
  closedFormCard(TITLE, draftWords[why]);

export const draftOverToast = (why: keyof typeof draftWords): Toast => ({
  type: why === 'dropped' ? 'info' : 'warning',
  content: draftWords[why],
});

/** Somebody else pressed a button of a draft that was forwarded. */
export const othersDraftToast = ({ world }: CardContext, person: string): Toast => ({
  type: 'error',
  content: `这是 ${personLine(world, person)} 的草稿，只能由本人继续。没有改动。`,
});

export const openingToasts = {
  faults: (count: number): Toast => ({
    type: 'warning',
    content: `有 ${count} 处要改，已标在卡片上。还没有创建项目。`,
  }),
  saved: (): Toast => ({ type: 'success', content: '已保存，请继续核对。' }),
  catalogueNew: (): Toast => ({
    type: 'warning',
    content: '节点目录刚更新过，预览已重新计算，请核对后再点“开通”。还没有创建项目。',
  }),
} as const;
