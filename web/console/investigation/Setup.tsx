import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../parts/Refusal';
import { RequestIds } from '../parts/requestIds';
import { serverNow, startOfDay } from '../shell/time';
import { CasePicker } from './CasePicker';
import { ParameterFields } from './ParameterFields';
import { type Asked, earliest, usual } from './parameters';
import { runTrace } from './queries';
import { Running } from './Running';
import { explained, unexplained } from './reasons';
import { StartReasons } from './StartReasons';
import type { CaseWindow, Investigation, Trace } from './types';

interface Props {
  investigation: Investigation;
  /** A trace to start from: its cases and parameters. */
  like: Trace | undefined;
  now: string;
  done: (trace: string) => void;
}

/** Whom to trace from, by which parameters; and the run itself. */
export function Setup({ investigation, like, now, done }: Props) {
  const { t } = useTranslation('investigation');
  const [cases, setCases] = useState<CaseWindow[]>(like?.cases ?? []);
  const [asked, setAsked] = useState<Asked>(() => (like === undefined ? usual(now) : { ...like.parameters }));
  const [toExplain, setToExplain] = useState(() => explained(cases));
  const [error, setError] = useState<Error | null>(null);
  const [running, setRunning] = useState(false);
  const stop = useRef<AbortController>(null);
  const ids = useRef(new RequestIds());
  const queries = useQueryClient();
  useEffect(() => () => stop.current?.abort(), []);
  const from = asked.from ?? startOfDay(earliest(cases) ?? now);

  async function run() {
    stop.current = new AbortController();
    setRunning(true);
    setError(null);
    try {
      const bare = cases.map(({ person, infectiousFrom, infectiousUntil, reason }) => ({
        person,
        infectiousFrom,
        infectiousUntil,
        reason: reason?.trim() || null,
      }));
      const wanted = ids.current.of({ ...asked, from, cases: bare }, serverNow().getTime());
      const found = await runTrace(investigation.id, wanted, stop.current.signal);
      ids.current.forget();
      await queries.invalidateQueries({ queryKey: ['investigations'] });
      setRunning(false);
      done(found.id);
    } catch (failure) {
      setRunning(false);
      setToExplain((known) => [...known, ...unexplained(failure, cases)]);
      const stopped = failure instanceof DOMException && failure.name === 'AbortError';
      setError(stopped || !(failure instanceof Error) ? null : failure);
    }
  }

  return (
    <div className="setup-body">
      <CasePicker region={investigation.region} chosen={cases} choose={setCases} />
      <StartReasons
        of={cases.filter(({ person }) => toExplain.includes(person))}
        change={(person, reason) =>
          setCases(cases.map((each) => (each.person === person ? { ...each, reason } : each)))
        }
      />
      <ParameterFields asked={{ ...asked, from }} change={(changed) => setAsked({ ...asked, ...changed })} />
      <div className="run">
        <Button type="primary" onClick={run} disabled={cases.length === 0 || running}>
          {t('run.submit', { count: cases.length })}
        </Button>
        {cases.length === 0 && <span className="quiet">{t('run.noCases')}</span>}
        {running && <Running stop={() => stop.current?.abort()} />}
      </div>
      <Refusal error={error} />
    </div>
  );
}
