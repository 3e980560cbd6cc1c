import { answeredBy } from '../../domain/blocker/raise.ts';
import type { Blocker, BlockerSubject } from '../../domain/blocker/types.ts';
import { MOST_SIGNS } from '../../domain/blocker/words.ts';
import type { UnitCode } from '../../domain/catalogue/types.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import {
  datePicker,
  form,
  multiSelect,
  type Option,
  select,
  submit,
  textInput,
} from '../controls.ts';
import type { Drawn } from '../drawn.ts';
import { closedFormCard } from '../forms.ts';
import { type Card, card, type Element, fact, footer, header, plainLine } from '../parts.ts';
import { cut, escapeText, nodeName, unitName } from '../text.ts';
import { momentWords } from '../words.ts';
import { blockerFields } from './actions.ts';
import { blockerName, unitLine } from './words.ts';

const TITLE_SIGNS = 20;
const WORDS_ROWS = 4;

/** How long a picture in the own chat is meant for the blocker that was just reported, in minutes. */
export const PHOTO_MINUTES = 10;

type RaiseForm = Extract<BlockerSubject, { kind: 'blockerForm' }>;
type ChangeForm = Extract<BlockerSubject, { matter: string; form: string }>;

/** 报堵点, in the own chat; once it is answered it says what became of it. */
export function raiseFormCard(
  ctx: CardContext,
  project: Project,
  { form: id, node, fromGroup }: RaiseForm,
): Drawn {
  const raised = answeredBy(project, id);
  if (raised) return { card: raisedCard(ctx, project, raised), isFinal: true };
  const { catalogue } = ctx.world;
  return {
    isFinal: false,
    card: formCard(
      '报堵点',
      project,
      [
        ...(node === null ? [] : [fact('节点', escapeText(nodeName(ctx.world, node)))]),
        form('blocker_form', [
          textInput(blockerFields.words, {
            placeholder: '哪里卡住了，需要什么，例如：临时用电没接通',
            maxSigns: MOST_SIGNS,
            rows: WORDS_ROWS,
          }),
          select(blockerFields.category, {
            placeholder: '类别（不选就按文字判断）',
            options: [...catalogue.blockerCategories.values()].map(({ code, name }) => ({
              text: name,
              value: code,
            })),
            isRequired: false,
          }),
          multiSelect(blockerFields.units, {
            placeholder: '还要哪些单位配合（可以不选）',
            options: unitOptions(ctx.world, []),
            isRequired: false,
          }),
          datePicker(blockerFields.since, '从哪天起受影响（不选就是今天）', false),
          submit('上报', {
            v: 1,
            action: 'blocker-raise',
            project: project.id,
            form: id,
            node,
            fromGroup,
          }),
        ]),
      ],
      `上报后责任单位要在 1 个工作日内答复。照片请在上报后 ${PHOTO_MINUTES} 分钟内直接发到这里。`,
    ),
  };
}

/** What a report has become, in the chat where it was made. */
export function raisedCard(ctx: CardContext, project: Project, blocker: Blocker): Card {
  const { world, now } = ctx;
  return card(
    `堵点已登记 · ${blockerName(blocker, TITLE_SIGNS)} · ${project.name}`,
    header(`堵点已登记 · ${blockerName(blocker, TITLE_SIGNS)}`, {
      subtitle: project.name,
      template: 'green',
    }),
    [
      fact('责任', escapeText(unitLine(world, project, blocker.owner))),
      fact('答复', escapeText(`应于 ${momentWords(blocker.replyDueAt, now)} 前`)),
      footer(
        `有照片请在上报后 ${PHOTO_MINUTES} 分钟内直接发到和 e点通 的单聊，也可以随时回复群里的堵点卡片。`,
      ),
    ],
  );
}

/** 写进展 */
export const progressFormCard = (
  ctx: CardContext,
  project: Project,
  blocker: Blocker,
  subject: ChangeForm,
): Drawn =>
  changeForm(ctx, project, blocker, subject, '写进展', '进展已记下。', [
    textInput(blockerFields.words, {
      placeholder: '办到哪一步，下一步什么时候完成',
      maxSigns: MOST_SIGNS,
      rows: WORDS_ROWS,
    }),
    submit('提交进展', actionOf(project, subject, 'blocker-progress')),
  ]);

/** 转给别的单位 */
export const moveFormCard = (
  ctx: CardContext,
  project: Project,
  blocker: Blocker,
  subject: ChangeForm,
): Drawn =>
  changeForm(ctx, project, blocker, subject, '转给别的单位', '责任单位已改。', [
    select(blockerFields.unit, {
      placeholder: '选新的责任单位',
      options: unitOptions(ctx.world, [blocker.owner]),
    }),
    submit('转给这个单位', actionOf(project, subject, 'blocker-move')),
  ]);

/** 请单位配合 */
export const inviteFormCard = (
  ctx: CardContext,
  project: Project,
  blocker: Blocker,
  subject: ChangeForm,
): Drawn =>
  changeForm(ctx, project, blocker, subject, '请单位配合', '已请这些单位配合。', [
    multiSelect(blockerFields.units, {
      placeholder: '选要配合的单位',
      options: unitOptions(ctx.world, [blocker.owner, ...blocker.parts.map(({ unit }) => unit)]),
    }),
    submit('请这些单位配合', actionOf(project, subject, 'blocker-invite')),
  ]);

const actionOf = (
  { id: project }: Project,
  { matter, form: formId }: ChangeForm,
  action: 'blocker-progress' | 'blocker-move' | 'blocker-invite',
) => ({ v: 1, action, project, matter, form: formId }) as const;

function changeForm(
  { world }: CardContext,
  project: Project,
  blocker: Blocker,
  { form: id }: ChangeForm,
  word: string,
  done: string,
  elements: readonly Element[],
): Drawn {
  const title = `${word} · ${blockerName(blocker, TITLE_SIGNS)}`;
  if (blocker.forms.includes(id)) return { card: closedFormCard(title, done), isFinal: true };
  if (blocker.closed) {
    return { card: closedFormCard(title, '这个堵点已经解决，不用再办。'), isFinal: true };
  }
  return {
    isFinal: false,
    card: formCard(title, project, [
      plainLine(cut(blocker.words, 200)),
      fact('责任', escapeText(unitLine(world, project, blocker.owner))),
      form('blocker_form', elements),
    ]),
  };
}

function formCard(
  title: string,
  project: Project,
  elements: readonly Element[],
  foot?: string,
): Card {
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'blue' }),
    [...elements, ...(foot ? [footer(foot)] : [])],
  );
}

const unitOptions = (world: World, except: readonly UnitCode[]): Option[] =>
  [...world.catalogue.units.keys()]
    .filter((unit) => !except.includes(unit))
    .map((unit) => ({ text: unitName(world, unit), value: unit }));
