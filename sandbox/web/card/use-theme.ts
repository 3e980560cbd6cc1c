import { useEffect, useState } from 'preact/hooks';
import type { ThemeName } from './chart-look.ts';

const now = (): ThemeName => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light');

/** The page's theme, for what cannot be coloured by a style sheet. */
export function useTheme(): ThemeName {
  const [theme, setTheme] = useState(now);
  useEffect(() => {
    const watcher = new MutationObserver(() => setTheme(now));
    watcher.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => watcher.disconnect();
  }, []);
  return theme;
}
