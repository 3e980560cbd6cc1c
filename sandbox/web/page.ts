/** The page around the bundle. Its policy forbids anything that is not this machine's own. */

const mark =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='9' fill='%233056d3'/>" +
  "<circle cx='10' cy='21' r='3' fill='%23ffd666'/><path d='M8 13a11 11 0 0 1 11 11M8 7a17 17 0 0 1 17 17' " +
  "fill='none' stroke='white' stroke-width='3' stroke-linecap='round'/></svg>";

const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data: blob:";

// The theme is set before the first paint, so that a dark room never sees a white flash.
const theme =
  "const chosen=localStorage.getItem('theme');document.documentElement.dataset.theme=" +
  "chosen==='dark'||chosen==='light'?chosen:matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light';";

export const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>e点通 沙盒</title>
<link rel="icon" href="data:image/svg+xml,${mark}">
<script>${theme}</script>
<link rel="stylesheet" href="/web/font.css">
<link rel="stylesheet" href="/web/main.css">
</head>
<body>
<div id="app"><p class="boot">正在打开沙盒…</p></div>
<noscript>请在浏览器中启用 JavaScript 后再打开沙盒。</noscript>
<script type="module" src="/web/main.js"></script>
</body>
</html>
`;
