import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Scanner } from '../checkpoint/Scanner';
import { readScan } from '../checkpoint/scan';
import { useDesk } from '../outbox/desk';
import { confirmCard, DocumentFields, isWhole, NO_DOCUMENT } from '../shell/DocumentFields';
import { useOnce } from '../shell/once';
import { Page } from '../shell/Page';

/** The grid worker compares a person with their identity document and confirms the card on their phone. */
export default function ConfirmPage() {
  const { t } = useTranslation('tasks');
  const desk = useDesk();
  const [card, setCard] = useState<string | null>(null);
  const [document, setDocument] = useState(NO_DOCUMENT);
  const [said, setSaid] = useState('');
  const scanned = (text: string) => {
    const scan = readScan(text);
    if (scan.kind === 'CODE') {
      setSaid('');
      setDocument(NO_DOCUMENT);
      setCard(scan.card);
    } else {
      setSaid(t('confirm.notACard'));
    }
  };
  const once = useOnce();
  const confirm = (of: string) =>
    once(async () => {
      await confirmCard(desk, of, document, t);
      setCard(null);
      setSaid(t('confirm.kept'));
    });
  return (
    <Page
      title={t('confirm.title')}
      acts={
        card !== null && (
          <>
            <button type="button" className="act" onClick={() => setCard(null)}>
              {t('confirm.no')}
            </button>
            <button type="button" className="act primary" disabled={!isWhole(document)} onClick={() => confirm(card)}>
              {t('confirm.yes')}
            </button>
          </>
        )
      }
    >
      <p>{t('confirm.why')}</p>
      {said !== '' && (
        <p className="said" role="status">
          {said}
        </p>
      )}
      {card === null ? (
        <Scanner onScan={scanned} />
      ) : (
        <section className="notice stacked">
          <p>
            <strong>{t('confirm.card', { card: card.slice(0, 8) })}</strong>
          </p>
          <p>{t('confirm.compare')}</p>
          <DocumentFields value={document} onValue={setDocument} />
        </section>
      )}
    </Page>
  );
}
