import type { Layout } from './layout';

/** What is drawn: everybody's place and generation, and who exposed whom. */
export interface Picture {
  layout: Layout;
  generations: Uint8Array;
  /** The name where it is known, else what stands for it. */
  names: string[];
  /** To main sources, and to others. */
  main: readonly Line[];
  others: readonly Line[];
  /** What stands over each ring. */
  ringNames: string[];
}

/** Ends are places of members. */
export interface Line {
  from: number;
  to: number;
}

/** Where a point of the layout is on the screen: scaled, then moved; in pixels of CSS. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

export interface Colours {
  ground: string;
  text: string;
  quiet: string;
  line: string;
  strong: string;
  accent: string;
  font: string;
  /** Of cases, and of the generations 1, 2, 3 and beyond. */
  generations: string[];
}

export const SHAPES = ['square', 'circle', 'triangle', 'diamond', 'ring'] as const;
type Shape = (typeof SHAPES)[number];

export function shapeOf(generation: number): Shape {
  return SHAPES[Math.min(generation, SHAPES.length - 1)] ?? 'ring';
}

/** Lines of one path: more at once are slower to fill in than a few paths are to begin. */
const LINES_AT_ONCE = 200;
const FEW_LINES = 900;
const NAMED_AT_ONCE = 120;
const MOST_CASES_NAMED = 12;
const NAME_WIDTH = 44;
const NAME_HEIGHT = 14;
/** A name stands beside whoever has so many pixels of room. */
const ROOM_FOR_A_NAME = 34;
/** So many lines from one are drawn finer, and only the one is named. */
const MANY = 24;
const ROOM_FOR_A_RING = 56;
const ROOM_FOR_A_LINE = 18;

/** The view that shows the whole picture. */
export function whole(layout: Layout, width: number, height: number): View {
  const room = 28;
  const scale = Math.max(1, Math.min(width, height) - 2 * room) / (2 * layout.radius + 2);
  return { scale: Math.min(scale, 48), x: width / 2, y: height / 2 };
}

/** The view after zooming about a point of the screen, which stays where it is. */
export function zoomed(view: View, by: number, x: number, y: number, least: number): View {
  const scale = Math.min(Math.max(view.scale * by, least / 2), 80);
  const ratio = scale / view.scale;
  return { scale, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio };
}

export function sizeOf(view: View, generation: number): number {
  return Math.min(Math.max(view.scale * (generation === 0 ? 0.42 : 0.3), generation === 0 ? 4 : 1.6), 9);
}

/** Draws everything, or while it `moves` what is quick to draw. */
export function drawAll(
  context: CanvasRenderingContext2D,
  picture: Picture,
  view: View,
  size: { width: number; height: number },
  colours: Colours,
  shown: { others: boolean; moves: boolean },
) {
  context.clearRect(0, 0, size.width, size.height);
  drawRings(context, picture, view, colours);
  if (shown.others && !shown.moves) {
    drawStraight(context, picture.layout, view, picture.others, {
      colour: colours.quiet,
      alpha: faint(0.16, picture.others.length),
      width: 0.7,
    });
  }
  drawBent(context, picture.layout, view, picture.main, {
    colour: colours.strong,
    alpha: faint(0.6, picture.main.length),
    width: 0.8,
  });
  drawEverybody(context, picture, view, size, colours);
  drawRingNames(context, picture, view, colours);
  drawNames(context, picture, view, size, colours);
}

function drawRings(context: CanvasRenderingContext2D, picture: Picture, view: View, colours: Colours) {
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  for (const ring of picture.layout.rings) {
    context.beginPath();
    context.arc(view.x, view.y, edgeOf(ring, view), 0, 2 * Math.PI);
    context.stroke();
  }
}

/** Those of rings too small to read them by are left out. */
function drawRingNames(context: CanvasRenderingContext2D, picture: Picture, view: View, colours: Colours) {
  let free = Number.POSITIVE_INFINITY;
  for (let at = picture.layout.rings.length - 1; at >= 0; at--) {
    const ring = picture.layout.rings[at];
    const edge = ring === undefined ? 0 : edgeOf(ring, view);
    if (edge > ROOM_FOR_A_RING && edge < free - ROOM_FOR_A_LINE) {
      free = edge;
      write(context, picture.ringNames[at] ?? '', view.x, view.y - edge, colours.quiet, colours);
    }
  }
}

function edgeOf(ring: { outer: number }, view: View): number {
  return (ring.outer + 1) * view.scale;
}

/** The more lines there are, the fainter each. */
function faint(alpha: number, lines: number): number {
  return alpha * Math.min(1, Math.max(0.35, FEW_LINES / lines));
}

interface Pen {
  colour: string;
  alpha: number;
  width: number;
}

/** Lines to main sources leave the source towards the wedge of the contact, and come to the contact from inside. */
function drawBent(context: CanvasRenderingContext2D, layout: Layout, view: View, lines: readonly Line[], pen: Pen) {
  drawLines(context, lines, pen, ({ from, to }) => {
    const angle = layout.angle[to] ?? 0;
    const away = (((layout.distance[from] ?? 0) + (layout.distance[to] ?? 0)) / 2) * view.scale;
    const [x, y] = onScreen(layout, view, to);
    context.moveTo(...onScreen(layout, view, from));
    context.quadraticCurveTo(view.x + away * Math.cos(angle), view.y + away * Math.sin(angle), x, y);
  });
}

function drawStraight(context: CanvasRenderingContext2D, layout: Layout, view: View, lines: readonly Line[], pen: Pen) {
  drawLines(context, lines, pen, ({ from, to }) => {
    context.moveTo(...onScreen(layout, view, from));
    context.lineTo(...onScreen(layout, view, to));
  });
}

function drawLines(context: CanvasRenderingContext2D, lines: readonly Line[], pen: Pen, add: (line: Line) => void) {
  context.save();
  context.strokeStyle = pen.colour;
  context.globalAlpha = pen.alpha;
  context.lineWidth = pen.width;
  for (let begin = 0; begin < lines.length; begin += LINES_AT_ONCE) {
    context.beginPath();
    lines.slice(begin, begin + LINES_AT_ONCE).forEach(add);
    context.stroke();
  }
  context.restore();
}

function drawEverybody(
  context: CanvasRenderingContext2D,
  picture: Picture,
  view: View,
  size: { width: number; height: number },
  colours: Colours,
) {
  const { layout, generations } = picture;
  const last = layout.rings.length;
  for (let ring = last - 1; ring >= 0; ring--) {
    const generation = layout.rings[ring]?.generation ?? 0;
    const radius = sizeOf(view, generation);
    context.beginPath();
    for (let at = 0; at < generations.length; at++) {
      if (generations[at] === generation) {
        const [x, y] = onScreen(layout, view, at);
        if (x > -10 && y > -10 && x < size.width + 10 && y < size.height + 10) {
          trace(context, shapeOf(generation), x, y, radius);
        }
      }
    }
    paint(context, shapeOf(generation), radius, colours, generation);
  }
}

/** Fills and outlines what was traced; a ring is an outline alone. */
function paint(context: CanvasRenderingContext2D, shape: Shape, radius: number, colours: Colours, generation: number) {
  const colour = colours.generations[Math.min(generation, colours.generations.length - 1)] ?? colours.text;
  context.fillStyle = shape === 'ring' ? colours.ground : colour;
  context.strokeStyle = shape === 'ring' ? colour : colours.ground;
  context.lineWidth = shape === 'ring' ? Math.max(1.2, radius / 3) : 0.8;
  context.fill();
  if (shape === 'ring' || radius > 3) {
    context.stroke();
  }
}

function trace(context: CanvasRenderingContext2D, shape: Shape, x: number, y: number, radius: number) {
  switch (shape) {
    case 'square':
      context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
      break;
    case 'triangle':
      context.moveTo(x, y - radius * 1.2);
      context.lineTo(x + radius * 1.1, y + radius * 0.8);
      context.lineTo(x - radius * 1.1, y + radius * 0.8);
      context.closePath();
      break;
    case 'diamond':
      context.moveTo(x, y - radius * 1.2);
      context.lineTo(x + radius * 1.2, y);
      context.lineTo(x, y + radius * 1.2);
      context.lineTo(x - radius * 1.2, y);
      context.closePath();
      break;
    case 'circle':
    case 'ring':
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
      break;
  }
}

/** Of a few cases always, of everybody once there is room. */
function drawNames(
  context: CanvasRenderingContext2D,
  picture: Picture,
  view: View,
  size: { width: number; height: number },
  colours: Colours,
) {
  const { layout, generations, names } = picture;
  const fewCases = (layout.rings[0]?.members ?? 0) <= MOST_CASES_NAMED;
  const roomy = view.scale >= ROOM_FOR_A_NAME;
  const taken: { x: number; y: number }[] = [];
  let left = NAMED_AT_ONCE;
  for (let at = 0; at < names.length && left > 0; at++) {
    if (roomy || (fewCases && generations[at] === 0)) {
      const [x, y] = onScreen(layout, view, at);
      if (x > 0 && y > 0 && x < size.width && y < size.height) {
        const under = y + sizeOf(view, generations[at] ?? 0) + 9;
        if (!taken.some((other) => Math.abs(other.x - x) < NAME_WIDTH && Math.abs(other.y - under) < NAME_HEIGHT)) {
          left--;
          taken.push({ x, y: under });
          write(context, names[at] ?? '', x, under, colours.text, colours);
        }
      }
    }
  }
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, ink: string, colours: Colours) {
  context.font = `12px ${colours.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = colours.ground;
  context.strokeText(text, x, y);
  context.fillStyle = ink;
  context.fillText(text, x, y);
}

/** Draws somebody with those beside them in the chain, over the rest. */
export function drawBeside(
  context: CanvasRenderingContext2D,
  picture: Picture,
  view: View,
  size: { width: number; height: number },
  colours: Colours,
  at: number | undefined,
) {
  context.clearRect(0, 0, size.width, size.height);
  if (at === undefined) {
    return;
  }
  const joins = ({ from, to }: Line) => from === at || to === at;
  const main = picture.main.filter(joins);
  const others = picture.others.filter(joins);
  const lines = [...main, ...others];
  const pen = lines.length > MANY ? { alpha: 0.6, width: 0.8 } : { alpha: 1, width: 1.6 };
  drawStraight(context, picture.layout, view, others, { colour: colours.accent, alpha: 0.7, width: 1 });
  drawBent(context, picture.layout, view, main, { colour: colours.accent, ...pen });
  const beside = new Set([at, ...lines.map((line) => (line.from === at ? line.to : line.from))]);
  for (const each of beside) {
    const generation = picture.generations[each] ?? 0;
    const radius = sizeOf(view, generation) + 1.5;
    context.beginPath();
    trace(context, shapeOf(generation), ...onScreen(picture.layout, view, each), radius);
    paint(context, shapeOf(generation), radius, colours, generation);
  }
  const [x, y] = onScreen(picture.layout, view, at);
  const radius = sizeOf(view, picture.generations[at] ?? 0);
  context.beginPath();
  context.arc(x, y, radius + 5, 0, 2 * Math.PI);
  context.strokeStyle = colours.accent;
  context.lineWidth = 2;
  context.stroke();
  if (beside.size <= MANY) {
    for (const each of beside) {
      const [otherX, otherY] = onScreen(picture.layout, view, each);
      write(context, picture.names[each] ?? '', otherX, otherY + radius + 12, colours.text, colours);
    }
  } else {
    write(context, picture.names[at] ?? '', x, y + radius + 14, colours.text, colours);
  }
}

function onScreen({ x, y }: Layout, view: View, at: number): [number, number] {
  return [view.x + (x[at] ?? 0) * view.scale, view.y + (y[at] ?? 0) * view.scale];
}
