import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow, uuidAt } from '../outbox/clock';
import { Field } from '../shell/Field';
import { Sheet } from '../shell/Sheet';

export interface Vehicle {
  plate: string;
  journey: string;
  people: number;
}

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
  if (vehicle !== null) {
    return (
      <button type="button" className="act" onClick={() => onVehicle(null)}>
        {t('vehicleGone', { plate: vehicle.plate, count: vehicle.people })}
      </button>
    );
  }
  const start = () => {
    const clean = plate.replace(/[\s·.-]/g, '').toUpperCase();
    if (clean !== '') {
      onVehicle({ plate: clean, journey: uuidAt(serverNow()), people: 0 });
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
            />
            <button type="submit" className="act primary">
              {t('vehicleStart')}
            </button>
          </form>
        </Sheet>
      )}
    </>
  );
}
