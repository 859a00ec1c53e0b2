import { useMutation } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { ExportRow } from '../exports/queries';
import { useFetch } from '../exports/useFetch';
import { Refusal } from '../parts/Refusal';
import { RequestIds } from '../parts/requestIds';
import { PURPOSES } from '../person/Reveal';
import { Choose } from '../shell/Choose';
import { useRight } from '../shell/session';
import { serverNow } from '../shell/time';
import { useView, viewSearch } from '../shell/view';
import { askFor, bodyOf, type Format, type Purpose } from './exporting';
import { useCare, useFilters } from './queries';

const FORMATS = ['XLSX', 'CSV'] as const satisfies readonly Format[];

/** The ledger as a file, with the same filters and columns: for a purpose, at once or once somebody else lets it go. */
export function Export({ columns }: { columns: string[] }) {
  const { t } = useTranslation('exports');
  const { search } = useLocation();
  const { region } = useView();
  const [asking, setAsking] = useState(false);
  const [waits, setWaits] = useState(false);
  const file = useFetch();
  return (
    <span className="export">
      <span role="status" className="quiet">
        {waits ? t('waits') : file.bytes === null ? file.said : t('running')}
      </span>
      {waits && <Link to={`/exports${viewSearch(search)}`}>{t('toExports')}</Link>}
      {file.bytes === null ? (
        <Button onClick={() => setAsking(true)} disabled={region === ''}>
          {t('run')}
        </Button>
      ) : (
        <>
          <span className="quiet">{t('bytes', { number: (file.bytes / 1024 / 1024).toFixed(1) })}</span>
          <Button onClick={file.stop}>{t('stop')}</Button>
        </>
      )}
      {asking && (
        <Ask
          columns={columns}
          onClose={() => setAsking(false)}
          onAsked={(export_) => {
            setAsking(false);
            setWaits(export_.state === 'WAITING');
            if (export_.state === 'READY') {
              file.run(export_);
            }
          }}
        />
      )}
    </span>
  );
}

interface AskProps {
  columns: string[];
  onClose: () => void;
  onAsked: (asked: ExportRow) => void;
}

function Ask({ columns, onClose, onAsked }: AskProps) {
  const { t } = useTranslation('exports');
  const { region } = useView();
  const filters = useFilters();
  const care = useCare();
  const mayReveal = useRight('REVEAL');
  const [purpose, setPurpose] = useState<Purpose>('CONTACT');
  const [format, setFormat] = useState<Format>('XLSX');
  const [unmasked, setUnmasked] = useState(false);
  const ids = useRef(new RequestIds());
  const ask = useMutation({
    mutationFn: () =>
      askFor(
        ids.current.of(bodyOf({ region, filters, care, columns, purpose, format, unmasked }), serverNow().getTime()),
      ),
    onSuccess: onAsked,
  });
  return (
    <Modal
      open
      title={t('ask.title')}
      okText={t('ask.run')}
      okButtonProps={{ loading: ask.isPending }}
      cancelText={t('ask.cancel')}
      onCancel={onClose}
      onOk={() => ask.mutate()}
    >
      <p>
        <Choose
          label={t('ask.for')}
          value={purpose}
          choices={PURPOSES.map((value) => ({ value, label: t(`shared:purpose.${value}`) }))}
          onChoose={setPurpose}
        />
      </p>
      <p>
        <Choose
          label={t('ask.format')}
          value={format}
          choices={FORMATS.map((value) => ({ value, label: t(`format.${value}`) }))}
          onChoose={setFormat}
        />
      </p>
      {mayReveal && (
        <p>
          <label>
            <input type="checkbox" checked={unmasked} onChange={(event) => setUnmasked(event.target.checked)} />{' '}
            {t('ask.unmasked')}
          </label>
        </p>
      )}
      <p className="quiet">{t('ask.hint')}</p>
      <Refusal error={ask.error} />
    </Modal>
  );
}
