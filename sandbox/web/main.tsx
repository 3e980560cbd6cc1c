import { render } from 'preact';

const root = document.getElementById('app');
if (root) render(<p class="boot">正在打开沙盒…</p>, root);
