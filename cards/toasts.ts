import type { MaterialCode, NodeCode } from '../domain/catalogue/types.ts';
import { missingMaterials, nodesDemanding } from '../domain/project/node-view.ts';
import type { Project } from '../domain/project/types.ts';
import type { CardContext } from './context.ts';
import { type AskedPromise, owedByWords, promisedByDay } from './paper-facts.ts';
import { cut, materialName, materialNames, nameList, nodeName } from './text.ts';
import { dayWords, timeLeft } from './words.ts';

/** The short line a click is answered with. */
export type Toast = {
  readonly type: 'info' | 'success' | 'warning' | 'error';
  readonly content: string;
};

const toast = (type: Toast['type'], content: string): Toast => ({ type, content });

/** A button of an older version, or of something that no longer exists. */
export const staleToast = (): Toast =>
  toast('info', '这张卡片已过时，没有改动。请看群里最新的卡片，或发“进度”。');

/** Somebody the directory does not know. */
export const unknownPersonToast = (): Toast =>
  toast('error', '您还没有在 e点通 登记，没有改动。请联系操作员登记。');

/** The answer is not ready within the three seconds a click may take. */
export const lateToast = (): Toast => toast('info', '正在处理，稍后卡片会更新。');

/** Something failed on our side; nothing was changed. */
export const brokenToast = (): Toast =>
  toast('error', '系统出错，没有改动。请稍后再试，仍不行请联系操作员。');

/** Somebody in the directory who has nothing to do with the project. */
export const outsiderToast = (): Toast =>
  toast('error', '您不在本项目专班，没有改动。请联系专班成员办理。');

/** A form came back without what it asks for. */
export const formIncompleteToast = (): Toast =>
  toast('warning', '表单没有填全，没有改动。请补填后再提交。');

/** A second answer to the question where a file belongs; the first one stands. */
export const fileSettledToast = (): Toast => toast('info', '这个文件已经处理过，没有改动。');

/** What is said when an act was carried out. */
export const doneToasts = {
  /** 接办: until when, and what is still missing. */
  accept(ctx: CardContext, project: Project, node: NodeCode): Toast {
    const state = project.nodes.get(node);
    const due = state?.status === 'running' ? `，${timeLeft(ctx.now, state.dueAt)}` : '';
    const missing = missingMaterials(ctx.world, project, node);
    const papers = missing.length > 0 ? `还缺：${materialNames(ctx.world, missing)}。` : '';
    return toast('success', `已接办 ${nodeName(ctx.world, node)}${due}。${papers}`);
  },
  /** 办结: names the nodes that started with it. */
  finish(ctx: CardContext, node: NodeCode, started: readonly NodeCode[]): Toast {
    const names = started.map((code) => nodeName(ctx.world, code));
    const next = names.length > 0 ? `已启动：${nameList(names, 3, '个节点')}。` : '';
    return toast('success', `已办结 ${nodeName(ctx.world, node)}。${next}`);
  },
  /** A paper was filed; says how many running nodes use it. */
  file(ctx: CardContext, project: Project, material: MaterialCode): Toast {
    const uses = nodesDemanding(ctx.world, project, material).length;
    const shared = uses > 1 ? `，${uses} 个在办节点共用` : '';
    return toast('success', `已归档：${materialName(ctx.world, material)}${shared}。`);
  },
  /** 容缺受理 was recorded. */
  promise(ctx: CardContext, project: Project, asked: AskedPromise): Toast {
    const parts = promisedByDay(project, asked.materials).map(({ day, materials }) => {
      const names = materialNames(ctx.world, materials);
      return `${names}，${owedByWords(ctx, day, asked.promisedOn)}补交`;
    });
    return toast('success', `已容缺受理：${parts.join('；')}。`);
  },
  /** 时限 was set. */
  setDue(ctx: CardContext, node: NodeCode, dueAt: number): Toast {
    const words = `${nodeName(ctx.world, node)} 的时限已设为 ${dayWords(dueAt, ctx.now)}`;
    return toast('success', `${words}，${timeLeft(ctx.now, dueAt)}。`);
  },
  /** The file is none of the project's papers. */
  drop: (): Toast => toast('success', '好的，这个文件不归档。'),
  /** The answer to the click waits in the clicker's own chat. */
  sentToOwnChat: (): Toast => toast('success', '已发到您和 e点通 的单聊，请在那里继续。'),
} as const;

const FILE_SIGNS = 40;
const named = (name: string) => `“${cut(name, FILE_SIGNS)}”`;

/** What is said about a file that was not filed. */
export const fileWords = {
  unneeded: (name: string) =>
    `收到文件“${cut(name, 40)}”，但这个项目目前没有在办节点需要材料，没有归档。`,
  empty: (name: string) => `文件${named(name)}是空的，没有归档，请重新发送。`,
  tooBig: (name: string) => `文件${named(name)}超过 30 MB，没有归档，请压缩或拆分后再发。`,
  unasked: (name: string) =>
    `收到文件${named(name)}，但不知道是哪个项目的材料，没有归档。请先在节点卡片上点“传材料”再发。`,
  notFetched: (name: string) => `文件${named(name)}没有取到，没有归档，请重新发送。`,
} as const;

/** What is said about a sentence that was not carried out. */
export const sentenceWords = {
  dueUnreadable: '没有读懂时间，没有改动。请这样写：时限 0404 3月17日23:15',
  nodeNotFound: (words: string) =>
    `没有找到节点“${cut(words, 20)}”，没有改动。请写四位编号，例如：办结 0304`,
  projectNotFound: (words: string) => `没有找到项目“${cut(words, 30)}”，没有改动。请核对名称。`,
  noProjectHere: '这里不是项目群，不知道是哪个项目。请到项目群里发，或在这里发“待办”。',
  tooLong: '这段话太长，没有处理，请控制在 1000 字以内。',
} as const;
