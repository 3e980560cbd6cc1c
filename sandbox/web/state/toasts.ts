import type { ToastType } from '../api/types.ts';
import { app } from './app.ts';

let count = 0;

export function showToast(type: ToastType, content: string): void {
  count += 1;
  app.set({ toast: { id: count, type, content } });
}
