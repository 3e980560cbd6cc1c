import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const nearPx = 48;
const handMs = 600;

export interface Bottom {
  box: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  atBottom: boolean;
  toBottom(): void;
}

/**
 * Keeps a scrolling box at its end while the reader is there, and leaves it alone while they read
 * further up or have just unfolded something with their own hand.
 */
export function useBottom(chatKey: string, news: unknown): Bottom {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  const handAt = useRef(0);
  const [atBottom, setAtBottom] = useState(true);

  const toBottom = useCallback(() => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);

  useLayoutEffect(() => {
    sticks.current = true;
    setAtBottom(true);
  }, [chatKey]);

  useLayoutEffect(() => {
    if (sticks.current) toBottom();
  }, [news, chatKey, toBottom]);

  useEffect(() => {
    const element = box.current;
    if (!element || !content.current) return;
    const read = () => {
      sticks.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
      setAtBottom(sticks.current);
    };
    const hand = () => {
      handAt.current = performance.now();
    };
    const grown = new ResizeObserver(() => {
      if (sticks.current && performance.now() - handAt.current > handMs) toBottom();
      else read();
    });
    grown.observe(content.current);
    grown.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    element.addEventListener('pointerdown', hand);
    element.addEventListener('keydown', hand);
    return () => {
      grown.disconnect();
      element.removeEventListener('scroll', read);
      element.removeEventListener('pointerdown', hand);
      element.removeEventListener('keydown', hand);
    };
  }, [toBottom]);

  return { box, content, atBottom, toBottom };
}
