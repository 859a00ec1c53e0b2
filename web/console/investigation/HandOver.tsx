import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../parts/Refusal';
import { counted } from '../shell/number';
import { useHandOver } from './queries';
import { LAST_HANDED_OVER, type Trace } from './types';

/** Hands the contacts of a trace over to the grids, in one act, after saying what will happen. */
export function HandOver({ investigation, trace }: { investigation: string; trace: Trace }) {
  const { t } = useTranslation('investigation');
  const [asking, setAsking] = useState(false);
  const handOver = useHandOver(investigation, trace.id);
  const [close = 0, secondary = 0] = trace.contacts;
  const beyond = trace.contacts.slice(LAST_HANDED_OVER).reduce((sum, contacts) => sum + contacts, 0);
  const left = close + secondary - trace.handedOver;
  const done = handOver.data;
  return (
    <div className="panel hand-over">
      <div className="hand-over-act">
        <Button type="primary" disabled={left <= 0} loading={handOver.isPending} onClick={() => setAsking(true)}>
          {t('handOver.submit')}
        </Button>
        <span>
          {left <= 0
            ? t('handOver.allDone', { contacts: counted(trace.handedOver) })
            : t('handOver.left', { left: counted(left), handedOver: counted(trace.handedOver) })}
        </span>
      </div>
      <p role="status" className="hand-over-done">
        {done !== undefined &&
          t('handOver.done', { accepted: counted(done.accepted), duplicate: counted(done.duplicate) })}
      </p>
      <Refusal error={handOver.error} />
      <Modal
        open={asking}
        title={t('handOver.ask')}
        okText={t('handOver.confirm', { contacts: counted(left) })}
        cancelText={t('handOver.cancel')}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false);
          handOver.mutate();
        }}
      >
        <ul className="hand-over-will">
          <li>{t('handOver.willClose', { contacts: counted(close) })}</li>
          <li>{t('handOver.willSecondary', { contacts: counted(secondary) })}</li>
          {trace.handedOver > 0 && <li>{t('handOver.already', { contacts: counted(trace.handedOver) })}</li>}
          {beyond > 0 && <li>{t('handOver.beyond', { contacts: counted(beyond) })}</li>}
          <li>{t('handOver.follows')}</li>
          <li>{t('handOver.outside')}</li>
        </ul>
        <p>{t('handOver.stays')}</p>
      </Modal>
    </div>
  );
}
