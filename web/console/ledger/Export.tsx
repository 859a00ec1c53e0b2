import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../api/client';
import { day, serverNow } from '../shell/time';
import { useView } from '../shell/view';
import { fetchExport, save } from './exporting';
import { useCare, useFilters } from './queries';

/** The ledger as a file, with the same filters and columns; shows how far it is, and can be stopped. */
export function Export({ columns }: { columns: string[] }) {
  const { t } = useTranslation('ledger');
  const { region } = useView();
  const filters = useFilters();
  const care = useCare();
  const stop = useRef<AbortController>(undefined);
  const [bytes, setBytes] = useState<number | null>(null);
  const [said, setSaid] = useState('');

  useEffect(() => () => stop.current?.abort(), []);

  async function run() {
    const control = new AbortController();
    stop.current = control;
    setBytes(0);
    setSaid('');
    try {
      save(
        await fetchExport({ region, filters, care, columns }, control.signal, setBytes),
        `${t('export.file')}-${day(serverNow().toISOString())}.csv`,
      );
      setSaid(t('export.done'));
    } catch (error) {
      const detail = error instanceof Refused ? error.problem.detail : t('shared:state.unreachable');
      setSaid(control.signal.aborted ? t('export.stopped') : detail);
    } finally {
      setBytes(null);
    }
  }

  return (
    <span className="export">
      <span role="status" className="quiet">
        {bytes === null ? said : t('export.running')}
      </span>
      {bytes === null ? (
        <Button onClick={run} disabled={region === ''}>
          {t('export.run')}
        </Button>
      ) : (
        <>
          <span className="quiet">{t('export.bytes', { number: (bytes / 1024 / 1024).toFixed(1) })}</span>
          <Button onClick={() => stop.current?.abort()}>{t('export.stop')}</Button>
        </>
      )}
    </span>
  );
}
