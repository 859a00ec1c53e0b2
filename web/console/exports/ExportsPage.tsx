import '../investigation/investigation.css';
import '../protocols/protocols.css';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { More } from '../parts/More';
import { counted } from '../shell/number';
import { Answered, Empty } from '../shell/States';
import { useRight } from '../shell/session';
import { useView, viewSearch } from '../shell/view';
import { ExportItem } from './ExportItem';
import { useExports } from './queries';

/** Which lists were taken out, which wait for somebody to let them go, and which can be fetched. */
export function Component() {
  const { t } = useTranslation('exports');
  const { search } = useLocation();
  const { region } = useView();
  const asked = useExports(region);
  const mayAsk = useRight('READ_PEOPLE');
  return (
    <div className="command">
      <title>{`${t('title')} · ${t('shared:product')}`}</title>
      <h1>{t('title')}</h1>
      <section className="panel" aria-labelledby="exports">
        <h2 id="exports">{t('list')}</h2>
        <Answered asked={asked}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.exports);
            const allowance = pages[0]?.allowance;
            return (
              <>
                {mayAsk && allowance !== undefined && (
                  <p>
                    {t('allowance', { rows: counted(allowance.rows), left: counted(allowance.left) })}{' '}
                    <Link to={`/ledger${viewSearch(search)}`}>{t('toLedger')}</Link>
                  </p>
                )}
                {rows.length === 0 && <Empty>{t('none')}</Empty>}
                <ul className="people">
                  {rows.map((row) => (
                    <ExportItem key={row.id} row={row} />
                  ))}
                </ul>
                <More paged={asked} shown={rows.length} />
              </>
            );
          }}
        </Answered>
      </section>
    </div>
  );
}
