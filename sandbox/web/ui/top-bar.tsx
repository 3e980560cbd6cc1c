import { app } from '../state/app.ts';
import { useStore } from '../state/store.ts';
import { BotAvatar } from './avatar.tsx';
import { ClockBar, ClockMenu } from './clock.tsx';
import { Icon } from './icon.tsx';
import { PersonSwitch } from './person-switch.tsx';
import { ThemeButton } from './theme-button.tsx';

function PhoneToggle() {
  const on = useStore(app, (state) => state.phonePreview);
  const words = on ? '回到宽屏' : '看看在手机上的样子';
  return (
    <button
      type="button"
      class="icon-button wide-only"
      title={words}
      aria-label={words}
      aria-pressed={on}
      onClick={() => app.set({ phonePreview: !on })}
    >
      <Icon name="phone" />
    </button>
  );
}

/** The stage around the chat: who I am, what time it is. None of this exists in Feishu. */
export function TopBar() {
  return (
    <header class="top-bar">
      <h1 class="brand wide-only">
        <BotAvatar size={30} />
        <span>
          e点通 <small>沙盒</small>
        </span>
      </h1>
      <PersonSwitch />
      <span class="stretch" />
      <div class="wide-only">
        <ClockBar />
      </div>
      <div class="phone-only">
        <ClockMenu />
      </div>
      <PhoneToggle />
      <ThemeButton />
    </header>
  );
}
