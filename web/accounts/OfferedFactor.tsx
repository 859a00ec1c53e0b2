import { useTranslation } from 'react-i18next';
import { Squares } from '../qr/Squares';
import { groupsOfFour, type Offer } from './signIn';

/** How a second factor is set up: by a picture, on this device, or by hand. */
export function OfferedFactor({ offer }: { offer: Offer }) {
  const { t } = useTranslation('shared');
  return (
    <div className="offer">
      <p>{t('signIn.offer.why')}</p>
      <p>{t('signIn.offer.scan')}</p>
      <Squares text={offer.uri} label={t('signIn.offer.picture')} />
      <a className="offer-here" href={offer.uri}>
        {t('signIn.offer.here')}
      </a>
      <p>{t('signIn.offer.byHand')}</p>
      <p className="offer-secret" translate="no">
        {groupsOfFour(offer.secret)}
      </p>
      <p>{t('signIn.offer.then')}</p>
    </div>
  );
}
