import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { type Column, DataTable } from '../parts/DataTable';
import { useNow } from '../shell/clock';
import { counted } from '../shell/number';
import { Answered, Empty } from '../shell/States';
import { usePlaceName } from '../shell/session';
import { shortTime } from '../shell/time';
import { useView, viewSearch } from '../shell/view';
import { InEffectHere } from './InEffectHere';
import { type InEffect, inEffect, type Layer, layered } from './layers';
import { Page } from './Page';
import { useAdoptions, useProtocols } from './queries';
import { Span } from './Span';
import type { Shipped } from './types';
import { diseaseName } from './words';

/** Which protocol holds here, and where protocols are stricter than what they stand on. */
export function Component() {
  const { t } = useTranslation('protocols');
  const protocols = useProtocols();
  const adoptions = useAdoptions();
  const { region, asOf } = useView();
  const now = useNow();
  const at = asOf ?? now;
  const place = usePlaceName(region);
  const found = adoptions.data === undefined ? null : inEffect(adoptions.data, region, at);
  return (
    <Page title={t('title')}>
      <header>
        <h1>{t('title')}</h1>
        <p className="quiet">
          {place} · {t('shared:asOf', { time: shortTime(at) })}
        </p>
      </header>
      <Answered asked={adoptions}>{() => found !== null && <InEffectHere found={found} />}</Answered>
      <section aria-labelledby="all-protocols">
        <h2 id="all-protocols">{t('list.title')}</h2>
        <Answered asked={protocols}>
          {(all) =>
            all.length === 0 ? (
              <Empty>{t('list.none')}</Empty>
            ) : (
              <Library all={all} found={found} unknown={adoptions.isError ? '?' : '…'} />
            )
          }
        </Answered>
      </section>
    </Page>
  );
}

interface Holding {
  /** Null while it is not known what holds here; then `unknown` stands for it. */
  found: InEffect | null;
  unknown: string;
}

function Library({ all, ...holding }: { all: Shipped[] } & Holding) {
  const { t } = useTranslation('protocols');
  const layers = layered(all);
  const stricter = all.filter((protocol) => protocol.stricter > 0);
  const columns: Column<Layer>[] = [
    { key: 'id', kind: 'name', title: t('list.protocol'), cell: (layer) => <Name layer={layer} /> },
    { key: 'here', title: t('list.here'), cell: ({ protocol }) => <Here id={protocol.id} {...holding} /> },
    { key: 'disease', title: t('list.disease'), cell: ({ protocol }) => diseaseName(protocol.disease, t) },
    {
      key: 'days',
      title: t('list.days'),
      cell: ({ protocol }) => <Span from={protocol.from} until={protocol.until} />,
    },
    {
      key: 'base',
      title: t('list.base'),
      cell: ({ protocol }) => protocol.base ?? <span className="quiet">{t('list.edition')}</span>,
    },
    {
      key: 'categories',
      kind: 'number',
      title: t('list.categories'),
      cell: ({ protocol }) => counted(protocol.categories.length),
    },
    {
      key: 'stricter',
      kind: 'number',
      title: t('list.stricter'),
      cell: ({ protocol }) => (protocol.base === null ? '–' : counted(protocol.stricter)),
    },
    {
      key: 'unjustified',
      kind: 'number',
      title: t('list.unjustified'),
      cell: ({ protocol: { base, unjustified } }) =>
        base === null ? '–' : unjustified === 0 ? '0' : <strong>! {counted(unjustified)}</strong>,
    },
  ];
  return (
    <>
      <p>
        {t('list.summary', { protocols: counted(all.length), overlays: counted(layers.filter(isOverlay).length) })}{' '}
        {stricter.length === 0
          ? t('list.noneStricter')
          : t('list.someStricter', {
              protocols: counted(stricter.length),
              unjustified: counted(stricter.filter(({ unjustified }) => unjustified > 0).length),
            })}
      </p>
      <DataTable
        caption={t('list.caption')}
        columns={columns}
        rows={layers}
        rowKey={({ protocol }) => protocol.id}
        isCurrent={({ protocol }) => protocol.id === holding.found?.here?.protocol}
        keys
      />
      <p className="quiet note">{t('list.note')}</p>
    </>
  );
}

const isOverlay = ({ depth }: Layer) => depth > 0;

/** What stands on another is set in below it; said as well for those who do not see it. */
function Name({ layer: { protocol, depth } }: { layer: Layer }) {
  const { t } = useTranslation('protocols');
  const { search } = useLocation();
  return (
    <span className="layer" style={{ paddingInlineStart: `${depth * 1.25}em` }}>
      {depth > 0 && (
        <>
          <span className="quiet" aria-hidden="true">
            └{' '}
          </span>
          <span className="unseen">{t('list.over', { base: protocol.base })} </span>
        </>
      )}
      <Link to={`/protocols/${protocol.id}${viewSearch(search)}`}>{protocol.id}</Link>
    </span>
  );
}

function Here({ id, found, unknown }: { id: string } & Holding) {
  const { t } = useTranslation('protocols');
  if (found === null) {
    return <span className="quiet">{unknown}</span>;
  }
  const parts = found.inside.filter((adoption) => adoption.protocol === id).length;
  const said = [
    ...(found.here?.protocol === id ? [`● ${t('list.holds')}`] : []),
    ...(parts > 0 ? [t('list.holdsInside', { count: parts })] : []),
    ...(found.next?.protocol === id ? [t('list.holdsFrom', { time: shortTime(found.next.effectiveFrom) })] : []),
  ];
  return said.length === 0 ? <span className="quiet">–</span> : said.join(' · ');
}
