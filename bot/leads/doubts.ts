import { areaWords, investmentWords } from '../../cards/lead/words.ts';
import type { Doubt, ReadLead } from '../../domain/lead/types.ts';

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

/** Where two readings differ on an amount, an area, a telephone number or a date. */
export function doubtsOf(taken: readonly ReadLead[], others: readonly ReadLead[]): Doubt[] {
  return taken.flatMap((lead, place) => {
    const other = counterpart(lead, place, others);
    if (!other) return [];
    return FIELDS.flatMap((field) => {
      const [mine, its] = [saidOf[field](lead), saidOf[field](other)];
      return mine === its ? [] : [{ field, lead: place, taken: mine, other: its }];
    });
  });
}

const FIELDS = ['investment', 'landMu', 'plantM2', 'phone', 'date'] as const;

/** What a reading says of a field, as cards say it; a date as its day. */
const saidOf: Readonly<Record<Doubt['field'], (lead: ReadLead) => string | null>> = {
  investment: ({ investment }) => investment && investmentWords(investment.value),
  landMu: ({ landMu }) => landMu && areaWords('landMu', landMu.value),
  plantM2: ({ plantM2 }) => plantM2 && areaWords('plantM2', plantM2.value),
  phone: ({ contacts }) => {
    const phones = contacts.flatMap(({ phone }) => (phone ? [phone.value] : []));
    return phones.sort().join(' ') || null;
  },
  date: ({ nextAction }) => nextAction?.date?.value ?? null,
};
