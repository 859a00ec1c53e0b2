import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../parts/duration';
import { share } from '../shell/number';
import { nameOf } from './upload';
import { type Busy, isBusy, useUpload } from './useUpload';

/** Takes one file, by button or dropped, and opens its receipt. */
export function Upload() {
  const { t } = useTranslation('lists');
  const { stage, send, cancel } = useUpload();
  const [over, setOver] = useState(false);
  return (
    <section
      className={over ? 'panel upload upload-over' : 'panel upload'}
      aria-label={t('upload.title')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        send(event.dataTransfer.files);
      }}
    >
      <Act busy={isBusy(stage)} send={send} />
      <p className="quiet upload-hint">{t('upload.hint')}</p>
      {isBusy(stage) && <Going stage={stage} cancel={cancel} />}
      {stage.at === 'refused' && (
        <p role="alert" className="upload-refused">
          <strong>{t('upload.refused')}</strong> {stage.sentence} <span className="quiet">{stage.code}</span>
        </p>
      )}
    </section>
  );
}

function Act({ busy, send }: { busy: boolean; send: (files: FileList | null) => void }) {
  const { t } = useTranslation('lists');
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="upload-act">
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
      <Button type="primary" onClick={() => input.current?.click()} disabled={busy}>
        {t('upload.choose')}
      </Button>
      <span>{t('upload.drop')}</span>
      <a href={template()} download={`${t('upload.templateName')}.csv`}>
        {t('upload.template')}
      </a>
    </div>
  );
}

function Going({ stage, cancel }: { stage: Busy; cancel: () => void }) {
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
