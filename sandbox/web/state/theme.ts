import { createStore } from './store.ts';

export type Theme = 'system' | 'light' | 'dark';

const key = 'theme';
const order: readonly Theme[] = ['system', 'light', 'dark'];
export const themeWords: Record<Theme, string> = {
  system: '跟随系统',
  light: '浅色',
  dark: '深色',
};

const systemDark = matchMedia('(prefers-color-scheme: dark)');

function chosen(): Theme {
  const value = localStorage.getItem(key);
  return value === 'light' || value === 'dark' ? value : 'system';
}

export const theme = createStore<{ theme: Theme }>({ theme: chosen() });

function apply(): void {
  const value = chosen();
  const dark = value === 'dark' || (value === 'system' && systemDark.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  theme.set({ theme: value });
}

export function nextTheme(): void {
  const next = order[(order.indexOf(chosen()) + 1) % order.length] ?? 'system';
  if (next === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, next);
  apply();
}

export function watchTheme(): void {
  systemDark.addEventListener('change', apply);
  // The phone preview is a page of its own: it hears of a choice made outside.
  addEventListener('storage', (event) => {
    if (event.key === key) apply();
  });
  apply();
}
