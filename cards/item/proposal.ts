import { dayOf } from '../../domain/calendar/time.ts';
import { completeItem, USUAL_DAYS } from '../../domain/item/complete.ts';
import { unitAbout } from '../../domain/item/target.ts';
import type { ItemAbout, NewItem } from '../../domain/item/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import { type Card, card, fact, footer, header, plainLine } from '../parts.ts';
import { cut, escapeText } from '../text.ts';
import { dayWords } from '../words.ts';
import { meetsAnother, standingLines } from './forms.ts';
import { aboutWords, doerWords } from './words.ts';

export interface ReadInstruction extends NewItem {
  readonly about: ItemAbout;
  /** The message it was read from: it is carried out once. */
  readonly form: string;
  readonly by: string;
}

/** A sentence that was read as an instruction: nothing is done before its author confirms it. */
export function instructionProposal(
  ctx: CardContext,
  project: Project,
  read: ReadInstruction,
): Card {
  const { world, now } = ctx;
  const { about, words, form, by } = read;
  const complete = completeItem(world, read, unitAbout(world, project, about), now);
  if ('code' in complete) throw new Error(`proposed although ${complete.code}`);
  const { unit, owner, dueAt } = complete;
  const value = {
    v: 1,
    project: project.id,
    about,
    words,
    unit,
    owner,
    dueOn: dayOf(dueAt),
    by,
  } as const;
  const confirmed = { ...value, action: 'instruct-confirm', form } as const;
  const isBeside = meetsAnother(project, about, unit);
  const title = '请确认批示';
  return card(
    `${title} · ${cut(words, 40)} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'blue' }),
    [
      plainLine(cut(words, 200)),
      fact('对象', escapeText(aboutWords(ctx, project, about))),
      fact('责任', escapeText(doerWords(ctx, project, complete))),
      fact(
        '期限',
        escapeText(
          `${dayWords(dueAt, now)}${read.dueOn ? '' : `（没有写日期，按 ${USUAL_DAYS} 天）`}`,
        ),
      ),
      ...standingLines(ctx, project, about, unit),
      buttonRow([
        ...(isBeside
          ? [
              button('两条都办', { ...confirmed, beside: true }, { type: 'primary_filled' }),
              button('只办一条', confirmed),
            ]
          : [button('确认', confirmed, { type: 'primary_filled' })]),
        button('改', { ...value, action: 'instruct-change' }),
      ]),
      footer('确认后才发到项目群并通知责任人。不是这个意思，不用理会。'),
    ],
  );
}
