import { useEffect, useRef, useState } from 'preact/hooks';
import { wallOf } from '../logic/time.ts';
import { app } from '../state/app.ts';
import { useNow } from '../state/clock.ts';
import { useStore } from '../state/store.ts';
import { ClockButtons } from './clock-buttons.tsx';
import { Icon } from './icon.tsx';

/** Sandbox time and the buttons that move it, side by side. */
export function ClockBar() {
  const wall = wallOf(useNow());
  const moving = useStore(app, (state) => state.moving);
  return (
    <section class="clock-bar" aria-label="沙盒时钟">
      <p class="clock-face" title={`沙盒里的时间：${wall.year}年${wall.month}月${wall.day}日`}>
        <span class="clock-date">
          {wall.month}月{wall.day}日 {wall.weekday}
        </span>
        <time class="clock-time">{wall.time}</time>
      </p>
      {moving ? (
        <p class="clock-moving" role="status">
          <span class="spinner" aria-hidden="true" />
          {moving}…
        </p>
      ) : (
        <ClockButtons />
      )}
    </section>
  );
}

/** The same on a phone: one button with the time, its moves in a menu. */
export function ClockMenu() {
  const wall = wallOf(useNow());
  const moving = useStore(app, (state) => state.moving);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const onEscape = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false);
    addEventListener('pointerdown', outside);
    addEventListener('keydown', onEscape);
    return () => {
      removeEventListener('pointerdown', outside);
      removeEventListener('keydown', onEscape);
    };
  }, [open]);
  return (
    <div class="clock-menu" ref={box}>
      <button
        type="button"
        class="clock-chip"
        aria-expanded={open}
        aria-label={`沙盒时间 ${wall.month}月${wall.day}日 ${wall.time}，拨动时钟`}
        onClick={() => setOpen(!open)}
      >
        {moving ? <span class="spinner" aria-hidden="true" /> : <Icon name="clock" size={16} />}
        <span class="clock-chip-words">
          <small>
            {wall.month}月{wall.day}日 {wall.weekday}
          </small>
          <b>{wall.time}</b>
        </span>
        <Icon name="down" size={14} />
      </button>
      {open && (
        <div class="clock-pop">
          <p>{moving ? `${moving}…` : '把沙盒的时间往前拨：'}</p>
          <ClockButtons onGo={() => setOpen(false)} />
        </div>
      )}
    </div>
  );
}
