import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { type View, zoomed } from './picture';

const A_CLICK = 5;
const A_STEP = 60;
const STEPS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowLeft', [A_STEP, 0]],
  ['ArrowRight', [-A_STEP, 0]],
  ['ArrowUp', [0, A_STEP]],
  ['ArrowDown', [0, -A_STEP]],
]);
const ZOOMS: ReadonlyMap<string, number> = new Map([
  ['+', 1.25],
  ['=', 1.25],
  ['-', 0.8],
]);

interface Wanted {
  view: () => View;
  /** The scale of the whole picture. */
  least: () => number;
  move: (view: View) => void;
  point: (x: number, y: number) => void;
  leave: () => void;
  choose: (x: number, y: number) => void;
  showAll: () => void;
}

/**
 * Drag and pinch, the wheel and the keys. The wheel scrolls the page until somebody has taken hold of the picture, or
 * with Ctrl; one finger moves the picture sideways and the page up and down, two fingers move and zoom the picture.
 */
export function useGestures(element: HTMLElement | null, wanted: Wanted) {
  const asked = useRef(wanted);
  asked.current = wanted;
  const down = useRef(new Map<number, { x: number; y: number }>());
  const travelled = useRef(0);
  const held = useRef(false);

  useEffect(() => {
    if (element === null) {
      return;
    }
    const wheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey || held.current) {
        event.preventDefault();
        const { view, least, move } = asked.current;
        const { left, top } = element.getBoundingClientRect();
        const by = Math.exp(-event.deltaY * (event.ctrlKey ? 0.008 : 0.0016));
        move(zoomed(view(), by, event.clientX - left, event.clientY - top, least()));
      }
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [element]);

  const within = (event: PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  function onPointerMove(event: PointerEvent) {
    const now = within(event);
    const before = down.current.get(event.pointerId);
    if (before === undefined) {
      asked.current.point(now.x, now.y);
      return;
    }
    const view = asked.current.view();
    travelled.current += Math.hypot(now.x - before.x, now.y - before.y);
    const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
    down.current.set(event.pointerId, now);
    if (other === undefined) {
      asked.current.move({ ...view, x: view.x + now.x - before.x, y: view.y + now.y - before.y });
      return;
    }
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    const by =
      Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
    const shifted = { ...view, x: view.x + (now.x - before.x) / 2, y: view.y + (now.y - before.y) / 2 };
    asked.current.move(zoomed(shifted, by, middle.x, middle.y, asked.current.least()));
  }

  return {
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      down.current.set(event.pointerId, within(event));
      travelled.current = down.current.size > 1 ? A_CLICK : 0;
      held.current = true;
    },
    onPointerMove,
    onPointerUp: (event: PointerEvent) => {
      const { x, y } = within(event);
      if (down.current.delete(event.pointerId) && down.current.size === 0 && travelled.current < A_CLICK) {
        asked.current.choose(x, y);
      }
    },
    onPointerCancel: (event: PointerEvent) => {
      down.current.delete(event.pointerId);
    },
    onPointerLeave: () => {
      held.current = false;
      asked.current.leave();
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const { view, least, move, showAll } = asked.current;
      const { width, height } = event.currentTarget.getBoundingClientRect();
      const step = STEPS.get(event.key);
      const by = ZOOMS.get(event.key);
      if (event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      if (step !== undefined) {
        event.preventDefault();
        move({ ...view(), x: view().x + step[0], y: view().y + step[1] });
      } else if (by !== undefined) {
        event.preventDefault();
        move(zoomed(view(), by, width / 2, height / 2, least()));
      } else if (event.key === '0') {
        event.preventDefault();
        showAll();
      }
    },
  };
}
