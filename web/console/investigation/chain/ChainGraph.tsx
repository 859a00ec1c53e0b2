import { CompressOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../parts/duration';
import { counted } from '../../shell/number';
import { useGenerationName } from '../GenerationBars';
import type { Chain } from '../types';
import { Finder } from './layout';
import { drawn } from './members';
import { drawAll, drawBeside, type Picture, zoomed } from './picture';
import { type Size, useCanvases } from './useCanvases';
import { useColours } from './useColours';
import { useGestures } from './useGestures';

const ZOOM = 1.4;
/** How near one has to point, in pixels, or in units of the layout where that is more. */
const NEAR = 10;
const NEAR_UNITS = 0.6;

interface Props {
  chain: Chain;
  others: boolean;
  chosen: string | undefined;
  choose: (person: string) => void;
}

/**
 * The chain as a picture on two canvases: everybody on the lower one; on the upper one whoever is pointed at or chosen,
 * with those beside them, while the lower one fades. So pointing draws a few lines and never all.
 */
export default function ChainGraph({ chain, others, chosen, choose }: Props) {
  const { t } = useTranslation('investigation');
  const colours = useColours();
  const { picture, exposed, finder } = usePicture(chain);
  const [pointed, setPointed] = useState<{ at: number; x: number; y: number }>();
  const chosenAt = useMemo(() => chain.nodes.findIndex((node) => node.person === chosen), [chain, chosen]);
  const shownAt = pointed?.at ?? (chosenAt < 0 ? undefined : chosenAt);

  const canvases = useCanvases(picture.layout, {
    all: (context, view, size, moves) => drawAll(context, picture, view, size, colours, { others, moves }),
    beside: (context, view, size) => drawBeside(context, picture, view, size, colours, shownAt),
  });
  const { frame, view, least, size, moveTo, showAll, drawAll: again, drawBeside: point } = canvases;
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again when what is drawn changes
  useEffect(() => again(false), [picture, colours, others]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again when what is drawn changes
  useEffect(() => point(), [shownAt]);

  const find = (x: number, y: number) => {
    const { scale, x: left, y: top } = view.current;
    return finder.at((x - left) / scale, (y - top) / scale, Math.max(NEAR_UNITS, NEAR / scale));
  };
  const gestures = useGestures(frame, {
    view: () => view.current,
    least: () => least.current,
    move: (next) => {
      setPointed(undefined);
      moveTo(next);
    },
    showAll,
    point: (x, y) => {
      const at = find(x, y);
      setPointed(at === undefined ? undefined : { at, x, y });
    },
    leave: () => setPointed(undefined),
    choose: (x, y) => {
      const found = chain.nodes[find(x, y) ?? -1];
      setPointed(undefined);
      if (found !== undefined) {
        choose(found.person);
      }
    },
  });
  const zoom = (by: number) =>
    moveTo(zoomed(view.current, by, size.current.width / 2, size.current.height / 2, least.current));

  const label = t('chain.label', { people: counted(chain.nodes.length), pairs: counted(chain.edges.length) });
  const state = `${shownAt === undefined ? '' : ' beside'}${pointed === undefined ? '' : ' pointing'}`;
  return (
    <div className="chain-graph">
      <div
        ref={canvases.setFrame}
        className={`chain-frame${state}`}
        role="img"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys move and zoom the picture
        tabIndex={0}
        {...gestures}
      >
        <canvas ref={canvases.lower} />
        <canvas ref={canvases.upper} />
        {pointed !== undefined && (
          <div className="chain-tip" style={beside(pointed, size.current)} aria-hidden="true">
            <Tip node={chain.nodes[pointed.at]} exposed={exposed[pointed.at] ?? 0} />
          </div>
        )}
      </div>
      <div className="chain-zoom">
        <ZoomButton label={t('chain.closer')} icon={<PlusOutlined aria-hidden="true" />} act={() => zoom(ZOOM)} />
        <ZoomButton label={t('chain.farther')} icon={<MinusOutlined aria-hidden="true" />} act={() => zoom(1 / ZOOM)} />
        <ZoomButton label={t('chain.whole')} icon={<CompressOutlined aria-hidden="true" />} act={showAll} />
      </div>
    </div>
  );
}

function usePicture(chain: Chain) {
  const { t } = useTranslation('investigation');
  const name = useGenerationName();
  const { layout, lines, exposed } = useMemo(() => drawn(chain), [chain]);
  const finder = useMemo(() => new Finder(layout), [layout]);
  const picture = useMemo<Picture>(
    () => ({
      layout,
      generations: Uint8Array.from(chain.nodes, (node) => node.generation),
      names: chain.nodes.map((node) => node.name ?? t('notInScope')),
      main: lines.filter((line) => line.main),
      others: lines.filter((line) => !line.main),
      ringNames: layout.rings.map((ring) => `${name(ring.generation)} · ${counted(ring.members)}`),
    }),
    [layout, lines, chain, t, name],
  );
  return { picture, exposed, finder };
}

function ZoomButton({ label, icon, act }: { label: string; icon: ReactNode; act: () => void }) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={act}>
      {icon}
    </button>
  );
}

function Tip({ node, exposed }: { node: Chain['nodes'][number] | undefined; exposed: number }) {
  const { t, i18n } = useTranslation('investigation');
  const name = useGenerationName();
  return node === undefined ? null : (
    <>
      <strong>{node.name ?? t('notInScope')}</strong>
      <span>{name(node.generation)}</span>
      {node.generation > 0 && (
        <span>
          {t('chain.metSummary', {
            sources: counted(node.sources),
            exposures: counted(node.exposures),
            time: inWords(node.overlapSeconds, i18n.language),
          })}
        </span>
      )}
      <span>{t('chain.exposed', { people: counted(exposed) })}</span>
    </>
  );
}

/** Beside the pointer, on the side where there is room. */
function beside({ x, y }: { x: number; y: number }, { width, height }: Size) {
  return {
    ...(x < width / 2 ? { left: x + 14 } : { right: width - x + 14 }),
    ...(y < height / 2 ? { top: y + 14 } : { bottom: height - y + 14 }),
  };
}
