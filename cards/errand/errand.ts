import { dayOf } from '../../domain/calendar/time.ts';
import { NOTE_SIGNS, openErrandOf } from '../../domain/errand/decide.ts';
import type { Errand, ErrandCall, SiteNote } from '../../domain/errand/types.ts';
import { mattersOf } from '../../domain/matter/machine.ts';
import { definitionOf } from '../../domain/project/node-view.ts';
import type { Project, World } from '../../domain/project/types.ts';
import { callPart } from '../call.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow, form, submit, textInput } from '../controls.ts';
import type { MentionOptions } from '../node.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  footer,
  header,
  markdown,
  plainLine,
  type Tag,
  type Template,
} from '../parts.ts';
import { cut, escapeText, mention, nodeName, personLine } from '../text.ts';
import { dateWords, dayWords, sentence } from '../words.ts';
import { noteFields } from './actions.ts';

const NOTE_ROWS = 4;
const MAX_NOTES = 8;
const LINE_SIGNS = 120;

/** 代办事项: what the agent is asked to do at a node, by whom, and how far it is. */
export function errandCard(
  ctx: CardContext,
  project: Project,
  errand: Errand,
  options: MentionOptions,
): Card {
  const { world, now } = ctx;
  const title = `代办 · ${nodeName(world, errand.node)}`;
  return card(
    `${title} · ${stateOf(errand)} · ${project.name}`,
    header(title, { subtitle: project.name, template: templateOf(errand), tags: [tagOf(errand)] }),
    [
      ...(errand.done ? [] : [requestLine(ctx, errand, options)]),
      ...bodyOf(ctx, errand),
      ...buttonsOf(project, errand),
      ...(errand.done || errand.taken
        ? []
        : [footer(`请在 ${dateWords(dayOf(errand.takeDueAt), now)} 17:30 前接单。`)]),
    ],
  );
}

const stateOf = ({ taken, done }: Errand): string =>
  done ? '已办好' : taken ? '办理中' : '待接单';

const templateOf = ({ taken, done, warned }: Errand): Template => {
  if (done) return 'green';
  return !taken && warned.red !== undefined ? 'red' : 'blue';
};

const tagOf = (errand: Errand): Tag => ({
  text: stateOf(errand),
  color: errand.done ? 'green' : errand.taken ? 'blue' : 'orange',
});

function requestLine(ctx: CardContext, errand: Errand, options: MentionOptions): Element {
  const words = errand.taken ? '已接单，办好后请点“办好了”。' : '请接单。';
  return callPart(mention(ctx, options.mention), words);
}

function bodyOf({ world, now }: CardContext, { node, asked, taken, done }: Errand): Element[] {
  const moment = ({ by, at }: NonNullable<Errand['taken']>) =>
    escapeText(`${personLine(world, by)}，${dayWords(at, now)}`);
  return [
    fact('事项', escapeText(serviceWords(world, node))),
    fact('请办', moment(asked)),
    ...(taken ? [fact('接单', moment(taken))] : []),
    ...(done ? [fact('办好', moment(done))] : []),
  ];
}

/** What the catalogue says the agent may do at a node. */
export const serviceWords = (world: World, node: string): string =>
  sentence(definitionOf(world, node).agentService);

function buttonsOf({ id: project }: Project, { id: matter, taken, done }: Errand): Element[] {
  if (done) return [];
  const finish = button(
    '办好了',
    { v: 1, action: 'errand-done', project, matter },
    { type: taken ? 'primary_filled' : 'default' },
  );
  const take = button(
    '接单',
    { v: 1, action: 'errand-take', project, matter },
    { type: 'primary_filled' },
  );
  return [buttonRow(taken ? [finish] : [take, finish])];
}

const callTitles: Readonly<Record<ErrandCall, string>> = {
  yellow: '代办待接单',
  red: '代办无人接单',
  done: '代办已办好',
};
const callTemplates: Readonly<Record<ErrandCall, Template>> = {
  yellow: 'yellow',
  red: 'red',
  done: 'green',
};

/** A short card that refers to an errand and calls exactly who must act, or hear of it. */
export function errandCallCard(
  ctx: CardContext,
  project: Project,
  errand: Errand,
  call: ErrandCall,
  options: MentionOptions,
): Card {
  const { world, now } = ctx;
  const title = `${callTitles[call]} · ${nodeName(world, errand.node)}`;
  const due = `${dateWords(dayOf(errand.takeDueAt), now)} 17:30`;
  const words: Readonly<Record<ErrandCall, string>> = {
    yellow: `请在 ${due} 前接单。`,
    red: `到 ${due} 还没有人接单，请督促代办员，或调整专班。`,
    done: '您请办的事项已办好。',
  };
  const isOver = isCallOver(errand, call);
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: isOver ? 'grey' : callTemplates[call] }),
    [
      isOver
        ? markdown(`这项代办${stateOf(errand)}，不用再处理。`)
        : callPart(mention(ctx, options.mention), words[call]),
      fact('事项', escapeText(serviceWords(world, errand.node))),
      ...(isOver || call === 'done' ? [] : buttonsOf(project, errand)),
    ],
  );
}

/** Whether a call has lost its reason: somebody has taken the errand since. */
export const isCallOver = ({ taken, done }: Errand, call: ErrandCall): boolean =>
  call !== 'done' && (taken !== null || done !== null);

/** 请代办 and 现场记录 on the card of a running node. */
export function errandButtons(world: World, project: Project, node: string): Element[] {
  const about = { v: 1, project: project.id, node } as const;
  const ask = openErrandOf(project, node)
    ? []
    : [
        button(
          '请代办',
          { ...about, action: 'errand-ask' },
          {
            confirm: {
              title: `请代办 ${nodeName(world, node)}？`,
              text: `代办员可以做：${serviceWords(world, node)}`,
            },
          },
        ),
      ];
  return [...ask, button('现场记录', { ...about, action: 'note-form' })];
}

/** The errand and the notes of a node, as facts on its card. */
export function errandFacts(
  { world, now }: CardContext,
  project: Project,
  node: string,
): Element[] {
  const errand = openErrandOf(project, node);
  const notes = notesOf(project, node);
  const last = notes.at(-1);
  const runner = errand?.taken ? `${personLine(world, errand.taken.by)} 正在办` : '等代办员接单';
  return [
    ...(errand ? [fact('代办', escapeText(runner))] : []),
    ...(last
      ? [fact('现场', `记录 ${notes.length} 条，最近 ${dateWords(dayOf(last.noted.at), now)}`)]
      : []),
  ];
}

export const notesOf = (project: Project, node: string): SiteNote[] =>
  mattersOf(project, 'siteNote').filter((note) => note.node === node);

/** 现场记录, in the own chat. */
export function noteFormCard(ctx: CardContext, project: Project, node: string): Card {
  const title = `现场记录 · ${nodeName(ctx.world, node)}`;
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'blue' }),
    [
      form('note_form', [
        textInput(noteFields.words, {
          placeholder: '写下现场情况，例如：基坑已验，排水沟还没做',
          maxSigns: NOTE_SIGNS,
          rows: NOTE_ROWS,
        }),
        submit('保存', { v: 1, action: 'note', project: project.id, node }),
      ]),
      footer('保存后 30 分钟内发到这里的照片，会存到这条记录。'),
    ],
  );
}

/** The last notes of a node, the newest first. */
export function notesCard(ctx: CardContext, project: Project, node: string): Card {
  const { world, now } = ctx;
  const notes = notesOf(project, node).toReversed();
  const title = `现场记录 · ${nodeName(world, node)}`;
  const left = notes.length - MAX_NOTES;
  return card(
    `${title} · ${notes.length} 条`,
    header(title, { subtitle: project.name, template: 'blue' }),
    notes.length === 0
      ? [markdown(`还没有记录。发“记录 ${node}”再写上看到的情况，就会记在这个节点下。`)]
      : [
          ...notes
            .slice(0, MAX_NOTES)
            .flatMap(({ noted, words, photos }) => [
              markdown(
                `**${dayWords(noted.at, now)}** ${escapeText(personLine(world, noted.by))}${photos > 0 ? `，照片 ${photos} 张` : ''}`,
              ),
              plainLine(cut(words, LINE_SIGNS)),
            ]),
          ...(left > 0 ? [footer(`更早的 ${left} 条没有列出。`)] : []),
        ],
  );
}
