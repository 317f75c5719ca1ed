import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The width of an element in pixels, now and whenever it changes: charts are drawn in real pixels, so that type keeps its size. */
export function useWidth<T extends Element>(first = 640): [ref: { current: T | null }, width: number] {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const look = () => setWidth(Math.max(200, Math.round(element.getBoundingClientRect().width)));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
