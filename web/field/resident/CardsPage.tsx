import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDesk, useLive } from '../outbox/desk';
import { Page } from '../shell/Page';
import { listCards } from './card';

/** The cards of the family on this device. */
export default function CardsPage() {
  const { t } = useTranslation('resident');
  const desk = useDesk();
  const cards = useLive(() => listCards(desk), 'cards');
  return (
    <Page
      title={t('title')}
      acts={
        <>
          <Link className="act" to="/resident/departure">
            {t('declareDeparture')}
          </Link>
          <Link className="act primary" to="/resident/arrival">
            {t('declareArrival')}
          </Link>
        </>
      }
    >
      {cards !== undefined && cards.length === 0 && (
        <>
          <p>{t('noCards')}</p>
          <p>{t('whatFor')}</p>
        </>
      )}
      <ul className="list">
        {(cards ?? []).map((card) => (
          <li key={card.cardId}>
            <Link className="row" to={`/resident/cards/${card.cardId}`}>
              <span className="grow">
                <strong>{card.name}</strong>
                <span className="quiet">{t('showCode')}</span>
              </span>
              <span aria-hidden="true">›</span>
            </Link>
          </li>
        ))}
      </ul>
      <section>
        <h2>{t('noPhone.title')}</h2>
        <p>{t('noPhone.proxy')}</p>
        <p>{t('noPhone.staff')}</p>
        <p>{t('noPhone.gate')}</p>
      </section>
    </Page>
  );
}
