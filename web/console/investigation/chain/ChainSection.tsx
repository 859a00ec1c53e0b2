import { Checkbox } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { Switch } from '../../shell/Choose';
import { counted } from '../../shell/number';
import { PageLoading } from '../../shell/PageFailed';
import { Answered } from '../../shell/States';
import { changedSearch } from '../../shell/view';
import { useGenerationName } from '../GenerationBars';
import { useChain } from '../queries';
import type { Chain, Trace } from '../types';
import { ChainTable } from './ChainTable';
import { shapeOf } from './picture';

const ChainGraph = lazy(() => import('./ChainGraph'));

/** Who was exposed to whom, from the cases on: as a picture, or the same as a table. */
export function ChainSection({ investigation, trace }: { investigation: string; trace: Trace }) {
  const chain = useChain(investigation, trace.id);
  return (
    <section className="panel chain" aria-labelledby="chain">
      <Answered asked={chain}>{(found) => <Shown chain={found} />}</Answered>
    </section>
  );
}

function Shown({ chain }: { chain: Chain }) {
  const { t } = useTranslation('investigation');
  const navigate = useNavigate();
  const { search } = useLocation();
  const [params] = useSearchParams();
  const [others, setOthers] = useState(true);
  const shownAs = params.get('as') === 'table' ? 'table' : 'graph';
  return (
    <>
      <header className="panel-head">
        <h3 id="chain">{t('chain.title')}</h3>
        {chain.edges.some((edge) => !edge.main) && (
          <Checkbox checked={others} onChange={(event) => setOthers(event.target.checked)}>
            {t('chain.others')}
          </Checkbox>
        )}
        <Switch
          label={t('chain.shown')}
          value={shownAs}
          onChoose={(as) =>
            navigate(changedSearch(search, { as: as === 'table' ? as : undefined }), {
              preventScrollReset: true,
              replace: true,
            })
          }
          choices={[
            { value: 'graph', label: t('chain.graph') },
            { value: 'table', label: t('chain.table') },
          ]}
        />
      </header>
      <Cut chain={chain} />
      {shownAs === 'table' ? (
        <ChainTable chain={chain} others={others} />
      ) : (
        <>
          <Legend chain={chain} />
          <Suspense fallback={<PageLoading />}>
            <ChainGraph
              chain={chain}
              others={others}
              chosen={params.get('contact') ?? undefined}
              choose={(contact) => navigate(changedSearch(search, { contact }), { preventScrollReset: true })}
            />
          </Suspense>
        </>
      )}
      <p className="quiet note">
        {t('chain.note')} {shownAs === 'graph' && t('chain.hint')}
      </p>
    </>
  );
}

/** What of the chain is not shown, where it is not all. */
function Cut({ chain }: { chain: Chain }) {
  const { t } = useTranslation('investigation');
  const { nodes, edges, people, pairs } = chain;
  const said = [
    nodes.length < people && t('chain.cutPeople', { shown: counted(nodes.length), people: counted(people) }),
    edges.length < pairs &&
      t(chain.exposuresKept ? 'chain.cutPairs' : 'chain.mainOnly', {
        shown: counted(edges.length),
        pairs: counted(pairs),
      }),
  ].filter((sentence) => sentence !== false);
  return said.length === 0 ? null : <p className="notice">{said.join(' ')}</p>;
}

/** Each generation by the shape and the colour it is drawn with. */
function Legend({ chain }: { chain: Chain }) {
  const { t } = useTranslation('investigation');
  const name = useGenerationName();
  const most = chain.nodes.reduce((deepest, node) => Math.max(deepest, node.generation), 0);
  return (
    <ul className="chain-key" aria-label={t('chain.key')}>
      {Array.from({ length: most + 1 }, (_, generation) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a generation is its place in the row
        <li key={generation}>
          <Sign generation={generation} />
          {name(generation)}
        </li>
      ))}
    </ul>
  );
}

const PATHS = {
  square: 'M2 2h10v10h-10z',
  circle: 'M7 1.5a5.5 5.5 0 1 0 .01 0z',
  triangle: 'M7 1l6 11h-12z',
  diamond: 'M7 0.5l6.5 6.5l-6.5 6.5l-6.5-6.5z',
  ring: 'M7 2a5 5 0 1 0 .01 0z',
} as const;

export function Sign({ generation }: { generation: number }) {
  const shape = shapeOf(generation);
  return (
    <svg className={`chain-sign sign-${shape}`} viewBox="0 0 14 14" aria-hidden="true">
      <path d={PATHS[shape]} />
    </svg>
  );
}
