import type { CSSProperties, VNode } from 'preact';
import { type Json, recordAt, recordsAt, stringAt } from '../../card/json.ts';
import { Icon } from './icon.tsx';
import { TextTag } from './markdown/view.tsx';
import { fillColour, textColour } from './palette.ts';
import { Words } from './texts.tsx';

/** Feishu shows no more than three. */
const MAX_TAGS = 3;

export function Header({ header, id }: { header: Json; id: string }): VNode {
  const icon = recordAt(header, 'icon');
  const subtitle = recordAt(header, 'subtitle');
  const template = stringAt(header, 'template') ?? 'default';
  return (
    <header class="card-header" data-template={template} style={tint(header, template)}>
      <div class="card-header-line">
        {icon && <Icon of={icon} />}
        <h3 id={id} class="card-title">
          <Words of={recordAt(header, 'title')} />
        </h3>
        {recordsAt(header, 'text_tag_list')
          .slice(0, MAX_TAGS)
          .map((tag, index) => (
            <TextTag key={index} colour={stringAt(tag, 'color') ?? 'blue'}>
              <Words of={recordAt(tag, 'text')} />
            </TextTag>
          ))}
      </div>
      {subtitle && (
        <p class="card-subtitle">
          <Words of={subtitle} />
        </p>
      )}
    </header>
  );
}

function tint(header: Json, template: string): CSSProperties {
  return {
    padding: stringAt(header, 'padding'),
    backgroundColor: fillColour(template === 'default' ? undefined : `${template}-100`),
    '--card-title': textColour(template),
  };
}
