import { app } from '../state/app.ts';
import { advanceDay, advanceHour, advanceToNextDue } from '../state/clock.ts';
import { useStore } from '../state/store.ts';

const moves = [
  { words: '+1 小时', go: advanceHour },
  { words: '+1 天', go: advanceDay },
  { words: '到下一个时限', go: advanceToNextDue },
];

export function ClockButtons({ onGo }: { onGo?: () => void }) {
  const moving = useStore(app, (state) => state.moving);
  return (
    <>
      {moves.map(({ words, go }) => (
        <button
          key={words}
          type="button"
          class="button"
          disabled={Boolean(moving)}
          onClick={() => {
            onGo?.();
            void go();
          }}
        >
          {words}
        </button>
      ))}
    </>
  );
}
