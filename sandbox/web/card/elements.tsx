import type { ComponentType, VNode } from 'preact';
import { isRecord, type Json, stringAt } from '../../card/json.ts';
import { Button } from './button.tsx';
import { Chart } from './chart.tsx';
import { ColumnSet, Form, InteractiveContainer, Panel } from './containers.tsx';
import { Checker, DatePicker, Input, MultiSelect, Select } from './fields.tsx';
import { marginStyle } from './layout.ts';
import { PersonElement, PersonList } from './people.tsx';
import { Table } from './table.tsx';
import { Div, MarkdownElement, Picture, Undrawn } from './texts.tsx';

interface Props {
  element: Json;
  path: string;
}

function Rule({ element }: Props): VNode {
  return <hr class="card-rule" style={marginStyle(element)} />;
}

/** The component that draws a tag. */
const COMPONENTS: Record<string, () => ComponentType<Props>> = {
  markdown: () => MarkdownElement,
  div: () => Div,
  hr: () => Rule,
  img: () => Picture,
  chart: () => Chart,
  table: () => Table,
  person: () => PersonElement,
  person_list: () => PersonList,
  button: () => Button,
  column_set: () => ColumnSet,
  form: () => Form,
  collapsible_panel: () => Panel,
  interactive_container: () => InteractiveContainer,
  input: () => Input,
  select_static: () => Select,
  select_person: () => Select,
  multi_select_static: () => MultiSelect,
  multi_select_person: () => MultiSelect,
  date_picker: () => DatePicker,
  picker_time: () => DatePicker,
  picker_datetime: () => DatePicker,
  checker: () => Checker,
};

/**
 * Elements in their order. Each keeps its key over an update of the card (its own id or name, else
 * its place among its like), so that an open panel stays open and the focus stays where it is.
 */
export function Elements({ of, path }: { of: unknown; path: string }): VNode {
  const seen = new Map<string, number>();
  return (
    <>
      {(Array.isArray(of) ? of : []).filter(isRecord).map((element) => {
        const tag = stringAt(element, 'tag') ?? '';
        const count = (seen.get(tag) ?? 0) + 1;
        seen.set(tag, count);
        const key =
          stringAt(element, 'element_id') || stringAt(element, 'name') || `${tag}${count}`;
        const Component = Object.hasOwn(COMPONENTS, tag) ? COMPONENTS[tag]?.() : undefined;
        const Drawn = Component ?? Undrawn;
        return <Drawn key={key} element={element} path={`${path}/${key}`} />;
      })}
    </>
  );
}
