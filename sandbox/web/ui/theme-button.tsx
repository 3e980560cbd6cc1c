import { useStore } from '../state/store.ts';
import { nextTheme, theme, themeWords } from '../state/theme.ts';
import { Icon, type IconName } from './icon.tsx';

const icons: Record<keyof typeof themeWords, IconName> = {
  system: 'half',
  light: 'sun',
  dark: 'moon',
};

export function ThemeButton() {
  const chosen = useStore(theme, (state) => state.theme);
  const words = `外观：${themeWords[chosen]}，点一下换一种`;
  return (
    <button type="button" class="icon-button" title={words} aria-label={words} onClick={nextTheme}>
      <Icon name={icons[chosen]} />
    </button>
  );
}
