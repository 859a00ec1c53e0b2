import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportItem } from '../exports/ExportItem';
import { Refusal } from '../parts/Refusal';
import { useTrace } from './queries';

/** From the code in a single row of a file to who took it out. */
export function Trace() {
  const { t } = useTranslation('audit');
  const [mark, setMark] = useState('');
  const trace = useTrace();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    trace.mutate(mark);
  };
  return (
    <>
      <form className="reveal" onSubmit={submit}>
        <label className="choose">
          <span className="quiet">{t('trace.mark')}</span>
          <input className="input" value={mark} autoComplete="off" onChange={(event) => setMark(event.target.value)} />
        </label>
        <Button htmlType="submit" loading={trace.isPending} disabled={mark.trim() === ''}>
          {t('trace.run')}
        </Button>
        <Refusal error={trace.error} />
      </form>
      {trace.data !== undefined && (
        <ul className="people">
          <ExportItem row={trace.data} />
        </ul>
      )}
    </>
  );
}
