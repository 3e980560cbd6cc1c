import type { CSSProperties, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Json, recordAt, stringAt } from '../../card/json.ts';
import { type DrawnChart, loadCharts } from './chart-library.ts';
import { fetchGlyphs, type ThemeName, themeIn, titleOf } from './chart-look.ts';
import { marginStyle } from './layout.ts';
import { useTheme } from './use-theme.ts';

interface Drawn {
  state: 'loading' | 'drawn' | 'failed';
  drawnIn: ThemeName | undefined;
}

/** Draws a chart as Feishu's client does, with the same library and the specification as it is. */
export function Chart({ element }: { element: Json }): VNode {
  const box = useRef<HTMLDivElement>(null);
  const [{ state, drawnIn }, setState] = useState<Drawn>({ state: 'loading', drawnIn: undefined });
  const theme = useTheme();
  const spec = recordAt(element, 'chart_spec') ?? {};
  const colours = stringAt(element, 'color_theme') ?? 'brand';
  const key = JSON.stringify([spec, colours, theme]);
  // The key stands for all that is drawn: an update that changes nothing draws nothing anew.
  useEffect(() => {
    // The library leaves its marks on what it draws in: each drawing gets a sheet of its own.
    const sheet = document.createElement('div');
    let chart: DrawnChart | undefined;
    let isGone = false;
    let hasFailed = false;
    const fail = () => {
      hasFailed = true;
      if (!isGone) setState({ state: 'failed', drawnIn: theme });
    };
    const draw = async () => {
      const [library] = await Promise.all([loadCharts(), fetchGlyphs(spec)]);
      if (isGone) return;
      box.current?.replaceChildren(sheet);
      chart = new library.VChart(structuredClone(spec), {
        dom: sheet,
        theme: themeIn(library, colours, theme),
        animation: false,
        onError: fail,
      });
      await chart.renderAsync();
      if (!isGone && !hasFailed) setState({ state: 'drawn', drawnIn: theme });
    };
    draw().catch(fail);
    return () => {
      isGone = true;
      chart?.release();
      sheet.remove();
    };
  }, [key]);
  return (
    <div
      class="card-chart"
      role="img"
      aria-label={titleOf(spec)}
      data-state={state}
      data-theme={drawnIn}
      data-ratio={stringAt(element, 'aspect_ratio') ?? 'auto'}
      style={{ ...heightStyle(element), ...marginStyle(element) }}
    >
      <div ref={box} class="card-chart-canvas" />
      {state === 'failed' && <p class="card-chart-note">图表未能画出</p>}
    </div>
  );
}

function heightStyle(element: Json): CSSProperties {
  const height = stringAt(element, 'height');
  return height?.endsWith('px') ? { height, aspectRatio: 'auto' } : {};
}
