import type { VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { contentAt, type Json, recordAt, stringAt } from '../../card/json.ts';
import { readButton } from '../../card/read.ts';
import { FormContext, useDesk } from './context.ts';
import { Icon } from './icon.tsx';
import { marginStyle, widthStyle } from './layout.ts';

export function Button({ element, path }: { element: Json; path: string }): VNode {
  const desk = useDesk();
  const button = readButton(element, useContext(FormContext));
  const icon = recordAt(element, 'icon');
  const isBusy = desk.busy === path;
  // It stays focusable when it cannot be used, so that it can say why.
  const isOff = button.disabled || desk.isExpired;
  return (
    <button
      type="button"
      class="card-button"
      data-type={stringAt(element, 'type') ?? 'default'}
      data-size={stringAt(element, 'size') ?? 'medium'}
      data-fill={element.width === 'fill'}
      aria-disabled={isOff || desk.busy !== undefined}
      aria-busy={isBusy}
      aria-label={button.text === '' ? (button.name ?? '按钮') : undefined}
      title={contentAt(element, 'hover_tips')}
      style={{ ...widthStyle(element), ...marginStyle(element) }}
      data-off={isOff}
      onClick={(event) => {
        event.stopPropagation();
        desk.press(button, path, event.currentTarget);
      }}
    >
      <span class="card-button-text">
        {icon && <Icon of={icon} />}
        {button.text}
      </span>
    </button>
  );
}
