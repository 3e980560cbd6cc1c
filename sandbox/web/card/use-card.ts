import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Json } from '../../card/json.ts';
import { type CardButton, type FormField, formFields, readField } from '../../card/read.ts';
import type { Desk, Member } from './context.ts';
import { collectForm, type Raw, rawOf, type Touched } from './form-values.ts';

export interface CardViewProps {
  card: object;
  nameOf(openId: string): string;
  me: string;
  members: readonly Member[];
  expired?: boolean;
  onAct(button: { text: string; name?: string }, form?: Record<string, unknown>): Promise<void>;
}

interface Asked {
  button: CardButton;
  path: string;
}

export interface Asking {
  title: string;
  text: string;
  answer(isYes: boolean): void;
}

/** A fault or a typed value belongs to a field of a form; both outlive an update of the card. */
const keyOf = (form: string | undefined, field: string) => `${form ?? ''}/${field}`;

export function useCard(props: CardViewProps): {
  desk: Desk;
  asking: Asking | undefined;
  tip: Tip | undefined;
} {
  const id = useId();
  const [busy, setBusy] = useState<string>();
  const [asked, setAsked] = useState<Asked>();
  const { tip, say } = useTip();
  const [panels, setPanels] = useState<Record<string, boolean>>({});
  const [touched, setTouched] = useState<Record<string, Raw>>({});
  const [faults, setFaults] = useState<Record<string, string>>({});

  const touchedIn = (form: string): Touched => withPrefix(touched, keyOf(form, ''));
  const fieldsOf = (form: string): FormField[] => formFields(props.card, form) ?? [];

  async function send(button: CardButton, path: string): Promise<void> {
    if (button.openUrl) window.open(button.openUrl, '_blank', 'noopener');
    if (button.openUrl && button.value === undefined) return;
    const { inForm, submit, text, name } = button;
    const form =
      submit && inForm ? collectForm(fieldsOf(inForm), touchedIn(inForm)).values : undefined;
    setBusy(path);
    try {
      await props.onAct({ text, ...(name ? { name } : {}) }, form);
    } finally {
      setBusy(undefined);
    }
  }

  /** Whether the form may go; if not, says why under each field and moves to the first. */
  function passesCheck(form: string): boolean {
    const found = [...collectForm(fieldsOf(form), touchedIn(form)).faults];
    setFaults(Object.fromEntries(found.map(([field, words]) => [keyOf(form, field), words])));
    const [first] = found;
    if (first) document.getElementById(`${id}${keyOf(form, first[0])}`)?.focus();
    return first === undefined;
  }

  function reset(form: string): void {
    const prefix = keyOf(form, '');
    const without = <T>(all: Record<string, T>) =>
      Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith(prefix)));
    setTouched(without);
    setFaults(without);
  }

  function press(button: CardButton, path: string, anchor: HTMLElement): void {
    if (props.expired) say('此卡片已过期，不能再操作', anchor);
    else if (button.disabled) say(button.disabledTips ?? '现在不能操作', anchor);
    else if (busy !== undefined) return;
    else if (button.reset && button.inForm) reset(button.inForm);
    else if (button.submit && button.inForm && !passesCheck(button.inForm)) return;
    else if (button.confirm) setAsked({ button, path });
    else void send(button, path);
  }

  const desk: Desk = {
    nameOf: props.nameOf,
    me: props.me,
    members: props.members,
    isExpired: props.expired === true,
    busy,
    id,
    press,
    isOpen: (path, initially) => panels[path] ?? initially,
    setOpen: (path, open) => setPanels((all) => ({ ...all, [path]: open })),
    field(element: Json, form, path) {
      const field = readField(element);
      const key = keyOf(form, field.name || path);
      const own = touched[key];
      return {
        raw: rawOf(field, own === undefined ? {} : { [field.name]: own }),
        fault: faults[key],
        set(raw) {
          setTouched((all) => ({ ...all, [key]: raw }));
          setFaults(({ [key]: _mended, ...others }) => others);
        },
      };
    },
  };

  const confirm = asked?.button.confirm;
  const asking = asked &&
    confirm && {
      ...confirm,
      answer(isYes: boolean) {
        setAsked(undefined);
        if (isYes) void send(asked.button, asked.path);
      },
    };
  return { desk, asking, tip };
}

function withPrefix<T>(all: Record<string, T>, prefix: string): Record<string, T> {
  const own = Object.entries(all).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value]));
}

const TIP_MS = 3500;
/** Widest tip, as in the style sheet. */
const TIP_PX = 260;
const EDGE_PX = 12;

export interface Tip {
  words: string;
  /** Offsets from the card's corner, in px. */
  top: number;
  left: number;
}

/** A short word of explanation below what was pressed; it goes by itself. */
function useTip(): { tip: Tip | undefined; say(words: string, anchor: HTMLElement): void } {
  const [tip, setTip] = useState<Tip>();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  function say(words: string, anchor: HTMLElement): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setTip(undefined), TIP_MS);
    const card = (anchor.closest('article') ?? anchor).getBoundingClientRect();
    const own = anchor.getBoundingClientRect();
    const rightmost = card.width - TIP_PX - EDGE_PX;
    const left = Math.max(EDGE_PX, Math.min(own.left - card.left, rightmost));
    setTip({ words, left, top: own.bottom - card.top + 6 });
  }
  return { tip, say };
}
