import type { LeadRefusal } from '../../domain/lead/decide.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import type { Card } from '../parts.ts';
import { nameList, personLine } from '../text.ts';
import type { Toast } from '../toasts.ts';
import { stageName } from './words.ts';

/** Why nothing was done on a lead, and who can do it. */
export function leadRefusalWords({ world }: CardContext, refusal: LeadRefusal): string {
  switch (refusal.code) {
    case 'lead-not-yours': {
      const who = refusal.may.map((person) => personLine(world, person));
      return `这条线索由 ${nameList(who, 3, '人')} 办理，没有改动。`;
    }
    case 'lead-ended':
      return `这条线索${stageName(refusal.stage)}，没有改动。`;
    case 'lead-stands-there':
      return `这条线索已在“${stageName(refusal.stage)}”，没有改动。`;
    case 'lead-not-backwards':
      return `这条线索已到“${stageName(refusal.stage)}”，不能退回，没有改动。`;
    case 'lead-not-lost':
      return '这条线索没有流失，没有改动。';
    case 'lead-words-missing':
      return '没有写内容，没有改动。';
    case 'lead-same-owner':
      return '对方就是现在的跟办人，没有改动。';
    case 'lead-nobody-such':
      return '没有这个人，或已离任，没有改动。';
    case 'lead-no-feedback-owed':
      return '这条线索没有要反馈的引荐人，或已反馈，没有改动。';
    case 'lead-confidential':
      return '保密线索要建项目，请跟办人先点“改”取消保密。没有改动。';
    case 'lead-has-project':
      return `这条线索已建项目 ${refusal.project}，没有改动。`;
    case 'lead-signed-ahead':
      return '签约日期还没到，没有改动。';
    case 'lead-in-dispute':
      return '这条线索的归属争议正在裁定，没有改动。';
    case 'lead-own':
      return '这条线索就由您跟办，没有改动。';
    case 'lead-no-dispute':
      return '争议已经裁定，没有改动。';
    case 'lead-not-operator':
      return '只有操作员可以办理，没有改动。';
    default:
      return refusal satisfies never;
  }
}

export const leadRefusalToast = (ctx: CardContext, refusal: LeadRefusal): Toast => ({
  type:
    refusal.code === 'lead-not-yours' || refusal.code === 'lead-not-operator' ? 'error' : 'warning',
  content: leadRefusalWords(ctx, refusal),
});

export const refusalCardOf = (ctx: CardContext, refusal: LeadRefusal): Card =>
  textCard('没有改动', leadRefusalWords(ctx, refusal), 'warning');
