import { render } from 'preact';
import { start } from './state/start.ts';
import { watchTheme } from './state/theme.ts';
import { App } from './ui/app.tsx';

const root = document.getElementById('app');
if (root) {
  root.textContent = '';
  render(<App />, root);
  watchTheme();
  void start();
}
