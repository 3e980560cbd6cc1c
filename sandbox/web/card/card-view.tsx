import type { VNode } from 'preact';
import { isRecord, recordAt, stringAt } from '../../card/json.ts';
import { Confirm } from './confirm.tsx';
import { DeskContext } from './context.ts';
import { Elements } from './elements.tsx';
import { Header } from './header.tsx';
import { boxStyle } from './layout.ts';
import { paletteCss } from './palette.ts';
import { type CardViewProps, useCard } from './use-card.ts';

export type { CardViewProps };

/** Draws a card. Give it the message's id as key: what is open or typed survives an update. */
export function CardView(props: CardViewProps): VNode {
  ensurePalette();
  const { desk, asking, tip } = useCard(props);
  const card = isRecord(props.card) ? props.card : {};
  const header = recordAt(card, 'header');
  const body = recordAt(card, 'body') ?? {};
  const config = recordAt(card, 'config') ?? {};
  const titleId = `${desk.id}title`;
  return (
    <DeskContext.Provider value={desk}>
      <article
        class="card"
        data-width={stringAt(config, 'width_mode') ?? 'default'}
        data-expired={desk.isExpired}
        aria-labelledby={header ? titleId : undefined}
        aria-label={header ? undefined : '卡片'}
      >
        {header && <Header header={header} id={titleId} />}
        <div class="card-box card-body" style={boxStyle(body)}>
          <Elements of={body.elements} path="" />
        </div>
        {desk.isExpired && <p class="card-expired">此卡片已过期，不能再操作</p>}
        <div
          class="card-tip"
          role="status"
          style={tip && { top: `${tip.top}px`, left: `${tip.left}px` }}
        >
          {tip && <span>{tip.words}</span>}
        </div>
        {asking && <Confirm asking={asking} />}
      </article>
    </DeskContext.Provider>
  );
}

/** The card colours are computed for both themes and put into the page once. */
function ensurePalette(): void {
  const id = 'card-palette';
  if (document.getElementById(id)) return;
  const style = document.createElement('style');
  style.id = id;
  style.textContent = paletteCss();
  document.head.append(style);
}
