import { useEffect } from 'preact/hooks';
import type { ToastType } from '../api/types.ts';
import { app } from '../state/app.ts';
import { useStore } from '../state/store.ts';
import { Icon, type IconName } from './icon.tsx';

const kinds: Record<ToastType, { icon: IconName; words: string }> = {
  success: { icon: 'check', words: '成功' },
  info: { icon: 'clock', words: '提示' },
  warning: { icon: 'urgent', words: '注意' },
  error: { icon: 'close', words: '没有成功' },
};
const readMs = 2600;
const msPerChar = 90;

export function ToastPlace() {
  const toast = useStore(app, (state) => state.toast);
  useEffect(() => {
    if (!toast) return;
    const close = () => app.get().toast === toast && app.set({ toast: undefined });
    const timer = setTimeout(close, readMs + toast.content.length * msPerChar);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div class="toast-place" aria-live="polite">
      {toast && (
        <button
          key={toast.id}
          type="button"
          class={`toast toast-${toast.type}`}
          title="关闭"
          onClick={() => app.set({ toast: undefined })}
        >
          <span class="toast-mark" role="img" aria-label={kinds[toast.type].words}>
            <Icon name={kinds[toast.type].icon} size={14} />
          </span>
          <span>{toast.content}</span>
        </button>
      )}
    </div>
  );
}
