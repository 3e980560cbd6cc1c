const flashMs = 1600;

/** Brings a message into view and lights it up for a moment. */
export function showMessage(messageId: string): void {
  const element = document.getElementById(messageId);
  if (!element) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  element.classList.add('message-flash');
  setTimeout(() => element.classList.remove('message-flash'), flashMs);
}
