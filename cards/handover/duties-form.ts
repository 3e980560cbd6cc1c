import { mayHandOver } from '../../domain/handover/duties.ts';
import { canReplace } from '../../domain/handover/receiver.ts';
import type { Person } from '../../domain/people/types.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import { form, type Option, select, submit } from '../controls.ts';
import { type Card, card, footer, header, markdown } from '../parts.ts';
import { personLine } from '../text.ts';
import type { Toast } from '../toasts.ts';
import { handoverFields } from './actions.ts';

/** 交接, in the own chat: whose work goes to whom, for good. Who has left stands first. */
export function dutiesFormCard({ world }: CardContext, asker: Person): Card {
  const { directory } = world;
  const givers = directory
    .known()
    .filter(({ id }) => mayHandOver(world, id).includes(asker.id))
    .sort((a, b) => Number(a.active) - Number(b.active));
  if (givers.length === 0) {
    return textCard(
      '没有改动',
      '交接由操作员办理；本单位人员的交接，一把手也可以办理。',
      'warning',
    );
  }
  const receivers = directory
    .everybody()
    .filter((person) => givers.some((giver) => canReplace(person, giver)));
  const optionOf = ({ id, title, active }: Person): Option => ({
    text: `${active ? '' : '（已离职）'}${personLine(world, id)} · ${title}`,
    value: id,
  });
  return card('工作交接', header('工作交接', { template: 'blue' }), [
    markdown('在办节点和专班职务全部交给另一个人，以后都由接手的人负责。临时离开请用“请假”。'),
    form('duties_form', [
      select(handoverFields.person, { placeholder: '谁的工作', options: givers.map(optionOf) }),
      select(handoverFields.to, { placeholder: '交给谁', options: receivers.map(optionOf) }),
      submit(
        '确认交接',
        { v: 1, action: 'duties' },
        { title: '确认交接？', text: '在办节点和专班职务全部转给接手的人，项目群会收到通知。' },
      ),
    ]),
    footer('名单里没有的人，请发：交接 姓名 给 姓名。'),
  ]);
}

/** The card says the rest. */
export const dutiesToast = (): Toast => ({ type: 'success', content: '交接已办理。' });
