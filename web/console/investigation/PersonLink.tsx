import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { changedSearch } from '../shell/view';

/** Somebody of a trace; opens what the trace knows of them. Of those outside the scope that is an id and no name. */
export function PersonLink({ person, name, search }: { person: string; name: string | null; search: string }) {
  const { t } = useTranslation('investigation');
  return (
    <Link to={changedSearch(search, { contact: person })} preventScrollReset>
      {name ?? `${t('notInScope')} · ${idOf(person)}`}
    </Link>
  );
}

/** The end of an id: ids of one moment begin alike. */
export function idOf(person: string): string {
  return person.slice(-6);
}
