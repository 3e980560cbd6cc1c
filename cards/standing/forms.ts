import type { Project } from '../../domain/project/types.ts';
import { textCard } from '../answers.ts';
import { form, submit, textInput } from '../controls.ts';
import { closedFormCard } from '../forms.ts';
import { type Card, card, footer, header, markdown } from '../parts.ts';
import { cut } from '../text.ts';
import type { Toast } from '../toasts.ts';
import { REASON_FIELD } from './actions.ts';

const REASON_SIGNS = 200;

export type ClosingAct = 'suspend' | 'terminate';

const titles: Record<ClosingAct, string> = { suspend: '缓建项目', terminate: '终止项目' };

const means: Record<ClosingAct, string> = {
  suspend: '缓建后全部节点停止计时，不再预警；恢复建设时，时限按缓建天数顺延。',
  terminate: '终止后不能恢复：在办节点停办，堵点、整改等事项关闭，不再提醒，30 天后群归档。',
};

/** Asks, in the operator's own chat, why a project is to be suspended or terminated. */
export function closingFormCard(act: ClosingAct, project: Project, reason: string): Card {
  const title = titles[act];
  return card(
    `${title} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: act === 'suspend' ? 'orange' : 'red',
    }),
    [
      markdown(means[act]),
      form(`${act}_form`, [
        textInput(REASON_FIELD, {
          placeholder: '写明原因，群里能看到',
          maxSigns: REASON_SIGNS,
          initial: reason,
          rows: 3,
        }),
        submit(
          act === 'suspend' ? '缓建' : '终止',
          { v: 1, action: act, project: project.id },
          // Termination is for good: it asks once more.
          act === 'terminate'
            ? { title: '确定终止这个项目？', text: `“${cut(project.name, 40)}”终止后不能恢复。` }
            : undefined,
        ),
      ]),
      footer('不点按钮就不会有任何改动。'),
    ],
  );
}

/** The form was answered. */
export const closingDoneCard = (act: ClosingAct, words: string): Card =>
  closedFormCard(titles[act], words);

export type StandingAct = ClosingAct | 'resume';

const doneTitles: Record<StandingAct, string> = {
  suspend: '已缓建',
  terminate: '已终止',
  resume: '已恢复建设',
};

/** What a word brought about; `words` is the sentence of its toast. */
export const standingNote = (act: StandingAct, { content, type }: Toast): Card =>
  textCard(type === 'success' ? doneTitles[act] : '没有改动', content, type);

const usages: Record<StandingAct, string> = {
  suspend: '缓建 项目名 原因',
  terminate: '终止 项目名 原因',
  resume: '恢复建设 项目名',
};

/** How the sentence is written; nothing was said that could be carried out. */
export const standingUsageCard = (act: StandingAct): Card =>
  textCard('没有改动', `请写上项目名，例如：${usages[act]}`, 'info');

/** The form is in the operator's own chat: inputs are not for a whole group. */
export const formElsewhereCard = (): Card =>
  textCard('请到单聊继续', '已发到您和 e点通 的单聊，请在那里填写原因并确认。', 'info');

/** A sentence in a group that is closed. */
export const archivedGroupCard = (project: Pick<Project, 'name'>): Card =>
  textCard(
    '本群已归档',
    `本群已归档，不再办理；记录可在与 e点通 的单聊里发“项目 ${cut(project.name, 40)}”查看。`,
    'info',
  );
