import { standInsFor } from '../../domain/handover/absence.ts';
import { isWorkerRole, type Person } from '../../domain/people/types.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import { datePicker, form, type Option, select, submit } from '../controls.ts';
import { type Card, card, footer, header, markdown } from '../parts.ts';
import { personLine } from '../text.ts';
import type { Toast } from '../toasts.ts';
import { handoverFields } from './actions.ts';

/** 请假, in the own chat: who, until when, and who acts meanwhile. */
export function leaveFormCard({ world }: CardContext, asker: Person): Card {
  const away = arrangedBy(world.directory.everybody(), asker);
  const standIns = [...new Set(away.flatMap(({ id }) => standInsFor(world, id)))];
  if (standIns.length === 0) {
    return textCard(
      '没有可以代办的人',
      '同单位或同岗位没有其他在岗人员，请联系操作员。',
      'warning',
    );
  }
  const optionOf = (id: string): Option => ({
    text: `${personLine(world, id)} · ${world.directory.person(id)?.title ?? ''}`,
    value: id,
  });
  return card('请假登记', header('请假登记', { template: 'blue' }), [
    markdown('请假期间，等办的节点和待办都由代办的人处理；到期自动恢复。'),
    form('leave_form', [
      select(handoverFields.person, {
        placeholder: '谁请假',
        options: away.map(({ id }) => optionOf(id)),
      }),
      datePicker(handoverFields.from, '从哪天起（不选就是今天）', false),
      datePicker(handoverFields.until, '请假到哪一天（含当天）'),
      select(handoverFields.standIn, { placeholder: '由谁代办', options: standIns.map(optionOf) }),
      submit('确认请假', { v: 1, action: 'leave' }),
    ]),
    footer('也可以直接发：请假 4月10日 至 4月20日 由 姓名 代'),
  ]);
}

/** The asker first; a unit head also records for the unit. */
function arrangedBy(everybody: readonly Person[], asker: Person): Person[] {
  if (asker.role !== 'unitHead') return [asker];
  const unit = everybody.filter(
    ({ id, unit: of, role }) => id !== asker.id && of === asker.unit && isWorkerRole(role),
  );
  return [asker, ...unit];
}

/** The card says the rest. */
export const leaveToast = (): Toast => ({ type: 'success', content: '请假已登记。' });
