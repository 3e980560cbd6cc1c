import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Json } from '../../card/json.ts';
import type { CardButton } from '../../card/read.ts';
import type { Raw } from './form-values.ts';

export interface Member {
  open_id: string;
  name: string;
}

/** One input as the page shows it. */
export interface FieldState {
  raw: Raw;
  fault: string | undefined;
  set(raw: Raw): void;
}

/** What the components of one card share. */
export interface Desk {
  nameOf(openId: string): string;
  me: string;
  members: readonly Member[];
  isExpired: boolean;
  /** The control whose click is being answered; the card is locked until then. */
  busy: string | undefined;
  /** `anchor` is what was pressed: a word of explanation appears below it. */
  press(button: CardButton, path: string, anchor: HTMLElement): void;
  isOpen(path: string, initially: boolean): boolean;
  setOpen(path: string, open: boolean): void;
  field(element: Json, form: string | undefined, path: string): FieldState;
  /** Prefix of the ids of this card's controls. */
  id: string;
}

export const DeskContext = createContext<Desk | undefined>(undefined);
/** Name of the form around a component. */
export const FormContext = createContext<string | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a card component is drawn outside CardView');
  return desk;
}
