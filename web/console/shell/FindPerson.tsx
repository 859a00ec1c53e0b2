import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { api, data, Refused } from '../../api/client';
import { isTyping } from './keys';
import { viewSearch } from './view';
import { readWanted, type Wanted } from './wanted';

/** One field for an identity number, or a name with a phone. What is typed goes in a body, never into an address. */
export function FindPerson() {
  const { t } = useTranslation('console');
  const navigate = useNavigate();
  const { search } = useLocation();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const find = useMutation({
    mutationFn: (wanted: Wanted) => data(api.POST('/api/people/find', { body: wanted })),
  });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === '/' && !isTyping(event)) {
        event.preventDefault();
        field.current?.focus();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const wanted = readWanted(field.current?.value ?? '');
    if (wanted === null) {
      setSaid(t('find.how'));
      return;
    }
    try {
      const { person } = await find.mutateAsync(wanted);
      setSaid('');
      if (field.current !== null) {
        field.current.value = '';
        field.current.blur();
      }
      navigate(`/people/${person}${viewSearch(search)}`);
    } catch (error) {
      const gone = error instanceof Refused && error.problem.status === 404;
      setSaid(gone ? t('find.none') : error instanceof Refused ? error.problem.detail : t('shared:state.unreachable'));
    }
  }

  return (
    <search className="find">
      <form onSubmit={submit}>
        <input
          ref={field}
          className="input"
          type="text"
          aria-label={t('find.label')}
          aria-keyshortcuts="/"
          aria-describedby="find-said"
          placeholder={t('find.placeholder')}
          autoComplete="off"
          spellCheck={false}
          onChange={() => said !== '' && setSaid('')}
          onKeyDown={(event) => event.key === 'Escape' && field.current?.blur()}
        />
        <span className="key" aria-hidden="true">
          /
        </span>
      </form>
      <p id="find-said" className={said === '' ? 'unseen' : 'find-said'} role="status">
        {said}
      </p>
    </search>
  );
}
