import type { Doubt, Read, ReadLead } from '../../domain/lead/types.ts';

const sameWords = (a: ReadLead, b: ReadLead) => {
  const [one, other] = [a.company?.value, b.company?.value];
  return Boolean(one && other && (one.includes(other) || other.includes(one)));
};

const samePhone = (a: ReadLead, b: ReadLead) =>
  a.contacts.some(({ phone }) =>
    b.contacts.some((other) => phone && other.phone?.value === phone.value),
  );

/** The other reader's reading of the same lead: by company, by number, else by place. */
function counterpart(lead: ReadLead, place: number, others: readonly ReadLead[]) {
  return (
    others.find((other) => sameWords(lead, other)) ??
    others.find((other) => samePhone(lead, other)) ??
    others[place]
  );
}

/** Where two readings differ on an amount, a telephone number or a date. */
export function doubtsOf(taken: readonly ReadLead[], others: readonly ReadLead[]): Doubt[] {
  return taken.flatMap((lead, place) => {
    const other = counterpart(lead, place, others);
    if (!other) return [];
    const phones = (one: ReadLead) =>
      one.contacts.flatMap(({ phone }) => (phone ? [phone.value] : [])).sort();
    const doubts: Doubt[] = [];
    if (JSON.stringify(moneyOf(lead)) !== JSON.stringify(moneyOf(other)))
      doubts.push(doubt('investment', place, lead.investment, other.investment));
    if (phones(lead).join() !== phones(other).join())
      doubts.push({
        field: 'phone',
        lead: place,
        taken: phones(lead).join(' ') || null,
        other: phones(other).join(' ') || null,
      });
    const [date, otherDate] = [lead.nextAction?.date ?? null, other.nextAction?.date ?? null];
    if (date?.value !== otherDate?.value) doubts.push(doubt('date', place, date, otherDate));
    return doubts;
  });
}

const moneyOf = ({ investment }: ReadLead) =>
  investment && [investment.value.min, investment.value.max, investment.value.currency];

const doubt = (
  field: Doubt['field'],
  lead: number,
  taken: Read<unknown> | null,
  other: Read<unknown> | null,
): Doubt => ({ field, lead, taken: wordsOf(taken), other: wordsOf(other) });

/** A date is told with the day that was made of it: its words may be the same. */
const wordsOf = (read: Read<unknown> | null): string | null =>
  read && (typeof read.value === 'string' ? `${read.words} ${read.value}` : read.words);
