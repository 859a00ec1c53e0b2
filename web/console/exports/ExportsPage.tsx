import '../investigation/investigation.css';
import '../protocols/protocols.css';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { PagedRows } from '../parts/PagedRows';
import { counted } from '../shell/number';
import { Answered } from '../shell/States';
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
                <PagedRows paged={asked} rows={rows} none={t('none')}>
                  {(row) => <ExportItem key={row.id} row={row} />}
                </PagedRows>
              </>
            );
          }}
        </Answered>
      </section>
    </div>
  );
}
