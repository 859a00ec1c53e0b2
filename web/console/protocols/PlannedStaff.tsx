import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../parts/DataTable';
import { counted } from '../shell/number';
import { shortDay } from '../shell/time';
import { mostStaff, SIDES } from './compare';
import type { Names } from './Measures';
import type { Norm, PlannedDay, Role, Staff } from './types';

const ROLES: readonly Role[] = ['MEDICAL', 'SITE', 'SAMPLER', 'COMMUNITY'];

interface Props {
  days: PlannedDay[];
  norms: Norm[];
  names: Names;
}

/** Staff of the days to come under each of the two, by norms that are shown with their source. */
export function PlannedStaff({ days, norms, names }: Props) {
  const { t } = useTranslation('protocols');
  const roles = norms.map(({ role }) => role);
  const without = ROLES.filter((role) => !roles.includes(role));
  return (
    <section className="panel planned">
      <h2>{t('staff.title', { count: days.length })}</h2>
      {roles.map((role) => (
        <p key={role}>
          {t('staff.most', {
            role: t(`staff.role.${role}`),
            first: rangeWords(mostStaff(days, role, 'first'), t),
            second: rangeWords(mostStaff(days, role, 'second'), t),
          })}
        </p>
      ))}
      <Table days={days} roles={roles} names={names} />
      <ul className="plain-list norms">
        {norms.map((norm) => (
          <li key={norm.role}>
            {t(`staff.norm.${norm.by}`, {
              role: t(`staff.role.${norm.role}`),
              per: counted(norm.per),
              range: rangeWords(norm, t),
            })}
            <p className="source quiet">
              {norm.source} · {t(`shared:confidence.${norm.conf}`)}
            </p>
          </li>
        ))}
        {without.map((role) => (
          <li key={role}>{t('staff.without', { role: t(`staff.role.${role}`) })}</li>
        ))}
      </ul>
    </section>
  );
}

function Table({ days, roles, names }: { days: PlannedDay[]; roles: Role[]; names: Names }) {
  const { t } = useTranslation('protocols');
  const columns: Column<PlannedDay>[] = [
    { key: 'on', title: t('planned.day'), cell: ({ on }) => shortDay(on) },
    ...SIDES.map(
      (side): Column<PlannedDay> => ({
        key: `home-${side}`,
        kind: 'number',
        title: t('staff.atHomeOf', { name: names[side] }),
        cell: (day) => counted(day[side].atHome),
      }),
    ),
    ...roles.flatMap((role) =>
      SIDES.map(
        (side): Column<PlannedDay> => ({
          key: `${role}-${side}`,
          kind: 'number',
          title: t('staff.of', { role: t(`staff.role.${role}`), name: names[side] }),
          cell: (day) => rangeWords(day[side].staff.find((each) => each.role === role) ?? null, t),
        }),
      ),
    ),
  ];
  const caption = t('staff.title', { count: days.length });
  return <DataTable caption={caption} columns={columns} rows={days} rowKey={({ on }) => on} />;
}

/** `3`, `9–12`, or at least so many where no norm gives an upper end; no work takes nobody. */
function rangeWords(staff: Pick<Staff, 'least' | 'most'> | null, t: TFunction<'protocols'>): string {
  if (staff === null) {
    return '–';
  }
  const { least, most } = staff;
  if (most === null && least > 0) {
    return t('staff.atLeast', { least: counted(least) });
  }
  return most === null || least === most ? counted(least) : `${counted(least)}–${counted(most)}`;
}
