import { useCallback, useEffect, useRef, useState } from 'react';
import type { Layout } from './layout';
import { type View, whole } from './picture';

const STILL_AFTER = 120;
const SHARPEST = 2;

export interface Size {
  width: number;
  height: number;
}

interface Painters {
  /** Everybody; while the picture `moves`, what is quick to draw. */
  all: (context: CanvasRenderingContext2D, view: View, size: Size, moves: boolean) => void;
  /** Whoever is pointed at or chosen, over everybody. */
  beside: (context: CanvasRenderingContext2D, view: View, size: Size) => void;
}

/**
 * Two canvases of the size of their frame, and the view they are drawn by. Each is drawn at most once a frame; what
 * was left out while the picture moved is drawn once it stands still.
 */
export function useCanvases(layout: Layout, painters: Painters) {
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const lower = useRef<HTMLCanvasElement>(null);
  const upper = useRef<HTMLCanvasElement>(null);
  const view = useRef<View>({ scale: 1, x: 0, y: 0 });
  const least = useRef(1);
  const size = useRef<Size>({ width: 0, height: 0 });
  const isMoved = useRef(false);
  const paint = useRef(painters);
  paint.current = painters;
  const due = useRef({ frame: 0, all: false, moves: false });
  const still = useRef<ReturnType<typeof setTimeout>>(undefined);

  const draw = useCallback((all: boolean, moves: boolean) => {
    cancelAnimationFrame(due.current.frame);
    due.current.all ||= all;
    due.current.moves = moves;
    due.current.frame = requestAnimationFrame(() => {
      const below = lower.current?.getContext('2d');
      const above = upper.current?.getContext('2d');
      if (below && above && size.current.width > 0) {
        if (due.current.all) {
          paint.current.all(below, view.current, size.current, due.current.moves);
        }
        paint.current.beside(above, view.current, size.current);
      }
      due.current.all = false;
    });
  }, []);

  const drawAll = useCallback(
    (moves: boolean) => {
      clearTimeout(still.current);
      draw(true, moves);
      if (moves) {
        still.current = setTimeout(() => draw(true, false), STILL_AFTER);
      }
    },
    [draw],
  );

  const showAll = useCallback(() => {
    view.current = whole(layout, size.current.width, size.current.height);
    least.current = view.current.scale;
    isMoved.current = false;
    drawAll(false);
  }, [layout, drawAll]);

  const moveTo = useCallback(
    (next: View) => {
      view.current = next;
      isMoved.current = true;
      drawAll(true);
    },
    [drawAll],
  );

  useEffect(() => {
    if (frame === null) {
      return;
    }
    const resized = new ResizeObserver(() => {
      const before = size.current;
      size.current = frame.getBoundingClientRect();
      sharpen(lower.current, size.current);
      sharpen(upper.current, size.current);
      if (isMoved.current) {
        const { scale, x, y } = view.current;
        const { width, height } = size.current;
        view.current = { scale, x: x + (width - before.width) / 2, y: y + (height - before.height) / 2 };
        drawAll(false);
      } else {
        showAll();
      }
    });
    resized.observe(frame);
    return () => resized.disconnect();
  }, [frame, showAll, drawAll]);

  useEffect(
    () => () => {
      cancelAnimationFrame(due.current.frame);
      clearTimeout(still.current);
    },
    [],
  );

  return {
    frame,
    setFrame,
    lower,
    upper,
    view,
    least,
    size,
    moveTo,
    showAll,
    drawAll,
    drawBeside: useCallback(() => draw(false, due.current.moves), [draw]),
  };
}

/** As many pixels as the screen has, within reason. */
function sharpen(canvas: HTMLCanvasElement | null, { width, height }: Size) {
  if (canvas !== null) {
    const ratio = Math.min(window.devicePixelRatio, SHARPEST);
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.getContext('2d')?.setTransform(ratio, 0, 0, ratio, 0, 0);
  }
}
