import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlaces } from '../shell/session';
import { ROLES, type Role } from './roles';

/** What an account is, and what it sees: places by name, grids by their path. */
export function Reach({
  role,
  scope,
  onRole,
  onScope,
}: {
  role: Role;
  scope: string[];
  onRole: (role: Role) => void;
  onScope: (scope: string[]) => void;
}) {
  const { t } = useTranslation('accounts');
  const places = usePlaces();
  const id = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-role`}>{t('role')}</label>
        <select
          id={`${id}-role`}
          className="input"
          value={role}
          onChange={(event) => onRole(event.target.value as Role)}
        >
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {t(`shared:role.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-scope`}>{t('scope')}</label>
        {role === 'ADMINISTRATOR' ? (
          <p className="quiet">{t('everything')}</p>
        ) : (
          <>
            <Select
              id={`${id}-scope`}
              mode="tags"
              aria-describedby={`${id}-hint`}
              value={scope}
              onChange={onScope}
              tokenSeparators={[',', ' ', '\n']}
              options={(places.data ?? []).map(({ region, name }) => ({ value: region, label: `${name} ${region}` }))}
            />
            <small id={`${id}-hint`} className="quiet">
              {t('scopeHint')}
            </small>
          </>
        )}
      </div>
    </>
  );
}
