/** What the page uses of VChart. */
export interface DrawnChart {
  renderAsync(): Promise<unknown>;
  release(): void;
}

interface Options {
  dom: HTMLElement;
  /** Name of a registered theme. */
  theme: string;
  animation: false;
  onError(...reasons: unknown[]): void;
}

export interface ChartLibrary {
  VChart: new (spec: object, options: Options) => DrawnChart;
  ThemeManager: {
    themeExist(name: string): boolean;
    /** A theme stands on the library's own light or dark one, as its `type` says. */
    registerTheme(name: string, theme: { type: 'light' | 'dark'; [key: string]: unknown }): void;
  };
}

declare global {
  interface Window {
    VChart?: ChartLibrary;
  }
}

let loading: Promise<ChartLibrary> | undefined;

/**
 * VChart, the library that Feishu's own client draws with. It weighs more than the whole page, so
 * it comes with the first chart and not before.
 */
export function loadCharts(): Promise<ChartLibrary> {
  loading ??= fetchScript().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

function fetchScript(): Promise<ChartLibrary> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/web/vchart.js';
    script.onload = () => {
      const found = window.VChart;
      if (found) resolve(found);
      else reject(new Error('/web/vchart.js holds no VChart'));
    };
    script.onerror = () => {
      script.remove();
      reject(new Error('/web/vchart.js does not load'));
    };
    document.head.append(script);
  });
}
