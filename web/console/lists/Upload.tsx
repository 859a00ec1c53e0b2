import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { Refused, Unreachable } from '../../api/client';
import { inWords } from '../parts/duration';
import { share } from '../shell/number';
import { viewSearch } from '../shell/view';
import { nameOf, sendList } from './upload';

type Stage =
  | { at: 'idle' }
  | { at: 'sending'; file: File; part: number }
  | { at: 'reading'; file: File }
  | { at: 'refused'; sentence: string; code: string };

/** Takes one file, by button or dropped, and opens its receipt. */
export function Upload() {
  const { t, i18n } = useTranslation('lists');
  const [stage, setStage] = useState<Stage>({ at: 'idle' });
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController>(null);
  const navigate = useNavigate();
  const { search } = useLocation();
  const queries = useQueryClient();
  const busy = stage.at === 'sending' || stage.at === 'reading';

  useEffect(() => () => stop.current?.abort(), []);

  async function send(files: FileList | null) {
    const [file] = files ?? [];
    if (file === undefined || busy) {
      return;
    }
    if (files !== null && files.length > 1) {
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

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files);
  }

  return (
    <section
      className={over ? 'panel upload upload-over' : 'panel upload'}
      aria-label={t('upload.title')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        hidden
        onChange={(event) => {
          send(event.target.files);
          event.target.value = '';
        }}
      />
      <div className="upload-act">
        <Button type="primary" onClick={() => input.current?.click()} disabled={busy}>
          {t('upload.choose')}
        </Button>
        <span>{t('upload.drop')}</span>
        <a href={template()} download={`${t('upload.templateName')}.csv`}>
          {t('upload.template')}
        </a>
      </div>
      <p className="quiet upload-hint">{t('upload.hint')}</p>
      {(stage.at === 'sending' || stage.at === 'reading') && (
        <Going stage={stage} cancel={() => stop.current?.abort()} />
      )}
      {stage.at === 'refused' && (
        <p role="alert" className="upload-refused">
          <strong>{t('upload.refused')}</strong> {stage.sentence} <span className="quiet">{stage.code}</span>
        </p>
      )}
    </section>
  );
}

function Going({ stage, cancel }: { stage: Extract<Stage, { file: File }>; cancel: () => void }) {
  const { t, i18n } = useTranslation('lists');
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const clock = setInterval(() => setSeconds(Math.round((Date.now() - began) / 1000)), 1000);
    return () => clearInterval(clock);
  }, []);
  const sending = stage.at === 'sending';
  return (
    <div className="upload-going">
      <span role="status">{t(sending ? 'upload.sending' : 'upload.reading', { name: nameOf(stage.file) })}</span>
      <progress aria-label={t('upload.progress')} {...(sending ? { value: stage.part } : {})} />
      <span className="quiet">{sending ? share(stage.part, 1) : inWords(seconds, i18n.language)}</span>
      {sending && <Button onClick={cancel}>{t('upload.cancel')}</Button>}
    </div>
  );
}

/** The header the import knows, and nothing else; a spreadsheet needs the mark at the front to read it as UTF-8. */
function template(): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent('\uFEFF姓名,身份证号,手机号,来源地,到达时间,目的地\r\n')}`;
}
