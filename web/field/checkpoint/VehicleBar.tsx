import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow, uuidAt } from '../outbox/clock';
import { useDesk, useLive } from '../outbox/desk';
import { Field } from '../shell/Field';
import { Sheet } from '../shell/Sheet';
import { isPlate, isUsualPlate, plateOf } from './plate';
import type { Vehicle } from './shift';

/** A vehicle at the gate: whoever is scanned until the next one belongs to it. */
export function VehicleBar({
  vehicle,
  onVehicle,
}: {
  vehicle: Vehicle | null;
  onVehicle: (vehicle: Vehicle | null) => void;
}) {
  const { t } = useTranslation('checkpoint');
  const [open, setOpen] = useState(false);
  const [plate, setPlate] = useState('');
  const { database } = useDesk().outbox;
  const people = useLive(
    () =>
      vehicle === null
        ? Promise.resolve(0)
        : database.entries.where('about').equals(`journey:${vehicle.journey}`).count(),
    `journey ${vehicle?.journey}`,
  );
  if (vehicle !== null) {
    return (
      <button type="button" className="act" onClick={() => onVehicle(null)}>
        {t('vehicleGone', { plate: vehicle.plate, count: people ?? 0 })}
      </button>
    );
  }
  const clean = plateOf(plate);
  const start = () => {
    if (isPlate(clean)) {
      onVehicle({ plate: clean, journey: uuidAt(serverNow()) });
      setPlate('');
      setOpen(false);
    }
  };
  return (
    <>
      <button type="button" className="act" onClick={() => setOpen(true)}>
        {t('vehicle')}
      </button>
      {open && (
        <Sheet title={t('vehicle')} onClose={() => setOpen(false)}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              start();
            }}
          >
            <Field
              label={t('plate')}
              hint={t('plateHint')}
              value={plate}
              onValue={setPlate}
              autoCapitalize="characters"
              autoComplete="off"
              required
              {...(clean !== '' && !isPlate(clean) ? { flaw: t('plateFlaw') } : {})}
            />
            {isPlate(clean) && !isUsualPlate(clean) && <p role="status">{t('plateUnusual')}</p>}
            <button type="submit" className="act primary">
              {t('vehicleStart')}
            </button>
          </form>
        </Sheet>
      )}
    </>
  );
}
