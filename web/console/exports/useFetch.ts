import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../api/client';
import { day, serverNow } from '../shell/time';
import { fetchFile, save } from './fetching';
import type { ExportRow } from './queries';

/** Fetches files of exports to the device: how far it is, what came of it, and how to stop it. */
export function useFetch() {
  const { t } = useTranslation('exports');
  const queries = useQueryClient();
  const stop = useRef<AbortController>(undefined);
  const [bytes, setBytes] = useState<number | null>(null);
  const [said, setSaid] = useState('');

  useEffect(() => () => stop.current?.abort(), []);

  async function run({ id, format }: Pick<ExportRow, 'id' | 'format'>) {
    const control = new AbortController();
    stop.current = control;
    setBytes(0);
    setSaid('');
    try {
      save(
        await fetchFile(id, control.signal, setBytes),
        `${t('file')}-${day(serverNow().toISOString())}.${format.toLowerCase()}`,
      );
      setSaid(t('fetched'));
    } catch (error) {
      const detail = error instanceof Refused ? error.problem.detail : t('shared:state.unreachable');
      setSaid(control.signal.aborted ? t('stopped') : detail);
    } finally {
      setBytes(null);
      queries.invalidateQueries({ queryKey: ['exports'] });
    }
  }

  return { run, bytes, said, stop: () => stop.current?.abort() };
}
