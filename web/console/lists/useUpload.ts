import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { Refused, Unreachable } from '../../api/client';
import { viewSearch } from '../shell/view';
import { sendList } from './upload';

export type Busy = { at: 'sending'; file: File; part: number } | { at: 'reading'; file: File };
type Stage = { at: 'idle' } | Busy | { at: 'refused'; sentence: string; code: string };

export function isBusy(stage: Stage): stage is Busy {
  return stage.at === 'sending' || stage.at === 'reading';
}

/** Sends one file at a time and goes to its receipt; what leaves the page stops it. */
export function useUpload() {
  const { t, i18n } = useTranslation('lists');
  const [stage, setStage] = useState<Stage>({ at: 'idle' });
  const stop = useRef<AbortController>(null);
  const navigate = useNavigate();
  const { search } = useLocation();
  const queries = useQueryClient();

  useEffect(() => () => stop.current?.abort(), []);

  async function send(files: FileList | null) {
    const [file, ...others] = files ?? [];
    if (file === undefined || isBusy(stage)) {
      return;
    }
    if (others.length > 0) {
      setStage({ at: 'refused', sentence: t('upload.oneFile'), code: '' });
      return;
    }
    stop.current = new AbortController();
    setStage({ at: 'sending', file, part: 0 });
    const told = (part: number) => setStage(part < 1 ? { at: 'sending', file, part } : { at: 'reading', file });
    try {
      const list = await sendList(file, i18n.language, told, stop.current.signal);
      queries.invalidateQueries({ queryKey: ['lists'] });
      navigate(`/lists/${list.id}${viewSearch(search)}`);
    } catch (error) {
      setStage(failed(error));
    }
  }

  function failed(error: unknown): Stage {
    if (error instanceof Refused) {
      return { at: 'refused', sentence: error.problem.detail, code: error.problem.code };
    }
    return error instanceof Unreachable
      ? { at: 'refused', sentence: t('shared:state.unreachable'), code: '' }
      : { at: 'idle' };
  }

  return { stage, send, cancel: () => stop.current?.abort() };
}
