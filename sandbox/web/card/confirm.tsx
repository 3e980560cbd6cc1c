import type { VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Asking } from './use-card.ts';

/** Asks once more before a button acts; Esc and a click beside it mean no. */
export function Confirm({ asking }: { asking: Asking }): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="card-confirm"
      aria-labelledby={id}
      onCancel={() => asking.answer(false)}
      onMouseDown={(event) => {
        if (event.target === dialog.current) asking.answer(false);
      }}
    >
      <div class="card-confirm-body">
        <h2 id={id}>{asking.title}</h2>
        {asking.text !== '' && <p>{asking.text}</p>}
        <div class="card-confirm-buttons">
          <button
            type="button"
            class="card-button"
            data-type="default"
            data-size="medium"
            onClick={() => asking.answer(false)}
          >
            取消
          </button>
          <button
            type="button"
            class="card-button"
            data-type="primary_filled"
            data-size="medium"
            onClick={() => asking.answer(true)}
          >
            确定
          </button>
        </div>
      </div>
    </dialog>
  );
}
