import type { VNode } from 'preact';
import { type Json, recordAt, recordsAt, stringAt } from '../../card/json.ts';
import { readButton } from '../../card/read.ts';
import { FormContext, useDesk } from './context.ts';
import { Elements } from './elements.tsx';
import { Chevron, Icon } from './icon.tsx';
import { boxStyle, columnStyle, marginStyle, spacingOf, widthStyle } from './layout.ts';
import { fillColour } from './palette.ts';
import { Words } from './texts.tsx';

interface Props {
  element: Json;
  path: string;
}

export function ColumnSet({ element, path }: Props): VNode {
  const align = stringAt(element, 'horizontal_align');
  return (
    <div
      class="card-columns"
      data-flex={stringAt(element, 'flex_mode') ?? 'none'}
      style={{
        ...marginStyle(element),
        columnGap: spacingOf(element, 'horizontal_spacing'),
        justifyContent: align === 'center' ? 'center' : align === 'right' ? 'flex-end' : undefined,
        backgroundColor: fillColour(stringAt(element, 'background_style')),
      }}
    >
      {recordsAt(element, 'columns').map((column, index) => (
        <div
          key={index}
          class="card-box card-column"
          data-filled={fillColour(stringAt(column, 'background_style')) !== undefined}
          style={columnStyle(column)}
        >
          <Elements of={column.elements} path={`${path}/${index}`} />
        </div>
      ))}
    </div>
  );
}

export function Form({ element, path }: Props): VNode {
  return (
    <form
      class="card-box card-form"
      noValidate
      onSubmit={(event) => event.preventDefault()}
      style={{ ...boxStyle(element), ...marginStyle(element) }}
    >
      <FormContext.Provider value={stringAt(element, 'name')}>
        <Elements of={element.elements} path={path} />
      </FormContext.Provider>
    </form>
  );
}

export function Panel({ element, path }: Props): VNode {
  const desk = useDesk();
  const isOpen = desk.isOpen(path, element.expanded === true);
  const header = recordAt(element, 'header') ?? {};
  const border = recordAt(element, 'border');
  const id = `${desk.id}${path}`;
  return (
    <section
      class="card-panel"
      data-bordered={border !== undefined}
      style={{
        ...marginStyle(element),
        borderColor: border && fillColour(stringAt(border, 'color')),
        borderRadius: border && stringAt(border, 'corner_radius'),
        backgroundColor: fillColour(stringAt(element, 'background_color')),
      }}
    >
      <PanelHeader header={header} id={id} isOpen={isOpen} path={path} />
      {isOpen && (
        <div id={id} class="card-box card-panel-body" style={boxStyle(element)}>
          <Elements of={element.elements} path={path} />
        </div>
      )}
    </section>
  );
}

function PanelHeader(props: { header: Json; id: string; isOpen: boolean; path: string }): VNode {
  const { header, id, isOpen, path } = props;
  const desk = useDesk();
  const icon = recordAt(header, 'icon');
  const angle = typeof header.icon_expanded_angle === 'number' ? header.icon_expanded_angle : 180;
  return (
    <button
      type="button"
      class="card-panel-header"
      data-icon={stringAt(header, 'icon_position') ?? 'right'}
      aria-expanded={isOpen}
      aria-controls={isOpen ? id : undefined}
      style={{
        ...widthStyle(header),
        padding: stringAt(header, 'padding'),
        backgroundColor: fillColour(stringAt(header, 'background_color')),
      }}
      onClick={() => desk.setOpen(path, !isOpen)}
    >
      <span class="card-panel-title">
        <Words of={recordAt(header, 'title')} />
      </span>
      <span class="card-panel-icon" style={{ rotate: isOpen ? `${angle}deg` : undefined }}>
        {icon ? <Icon of={icon} /> : <Chevron />}
      </span>
    </button>
  );
}

export function InteractiveContainer({ element, path }: Props): VNode {
  const desk = useDesk();
  const button = readButton(element, undefined);
  const press = (anchor: HTMLElement) => desk.press(button, path, anchor);
  return (
    // A <button> must not hold the buttons and texts that a container may.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div
      class="card-box card-clickable"
      role="button"
      tabIndex={0}
      aria-disabled={button.disabled || desk.isExpired}
      data-bordered={element.has_border === true}
      style={{
        ...boxStyle(element),
        ...widthStyle(element),
        ...marginStyle(element),
        borderColor: fillColour(stringAt(element, 'border_color')),
        borderRadius: stringAt(element, 'corner_radius'),
        backgroundColor: fillColour(stringAt(element, 'background_style')),
      }}
      onClick={(event) => press(event.currentTarget)}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || !['Enter', ' '].includes(event.key)) return;
        event.preventDefault();
        press(event.currentTarget);
      }}
    >
      <Elements of={element.elements} path={path} />
    </div>
  );
}
