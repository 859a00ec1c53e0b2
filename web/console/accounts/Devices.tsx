import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../parts/Refusal';
import { Answered } from '../shell/States';
import { shortTime } from '../shell/time';
import { type Device, useDevices, useOffer, useRevoke } from './queries';

/** The devices of an account, a code for another one, and the end of one. */
export function Devices({ account }: { account?: string }) {
  const { t } = useTranslation('accounts');
  const devices = useDevices(account);
  const offer = useOffer(account);
  const revoke = useRevoke();
  return (
    <section className="devices" aria-labelledby="devices-title">
      <h3 id="devices-title">{t('devices.title')}</h3>
      <p className="quiet">{t('devices.what')}</p>
      <Answered asked={devices}>
        {(found) =>
          found.length === 0 ? (
            <p>{t('devices.none')}</p>
          ) : (
            <ul>
              {found.map((device) => (
                <li key={device.id}>
                  <One device={device} onRevoke={() => revoke.mutate(device.id)} busy={revoke.isPending} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <div className="acts">
        <Button onClick={() => offer.mutate()} loading={offer.isPending}>
          {t('devices.offer')}
        </Button>
      </div>
      <p role="status">
        {offer.data !== undefined && (
          <>
            <strong className="device-code" translate="no">
              {offer.data.code}
            </strong>{' '}
            {t('devices.until', { time: shortTime(offer.data.expiresAt) })}
          </>
        )}
      </p>
      <Refusal error={offer.error ?? revoke.error} />
    </section>
  );
}

function One({ device, onRevoke, busy }: { device: Device; onRevoke: () => void; busy: boolean }) {
  const { t } = useTranslation('accounts');
  const since = t('devices.since', { time: shortTime(device.enrolledAt) });
  return (
    <>
      <strong>{device.name}</strong> <span className="quiet">{since}</span>{' '}
      {device.revokedAt === null ? (
        <button type="button" className="plain" disabled={busy} onClick={onRevoke}>
          {t('devices.revoke')}
          <span className="unseen"> {device.name}</span>
        </button>
      ) : (
        <span className="quiet">{t('devices.revoked', { time: shortTime(device.revokedAt) })}</span>
      )}
    </>
  );
}
