import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../parts/Refusal';
import { useNow } from '../shell/clock';
import { fullTime } from '../shell/time';
import { isAfter } from './layers';
import { useAdopt, useDecline } from './queries';
import type { Proposal } from './types';

const LONGEST = 2_000;

/** Puts a proposal into effect, after saying what will happen. */
export function Adopt({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('protocols');
  const [asking, setAsking] = useState(false);
  const adopt = useAdopt(proposal.id);
  const now = useNow();
  return (
    <>
      <Button type="primary" loading={adopt.isPending} onClick={() => setAsking(true)}>
        {t('decide.adopt')}
      </Button>
      <Refusal error={adopt.error} />
      <Modal
        open={asking}
        title={t('decide.adoptAsk', { protocol: proposal.protocol, place: proposal.regionName })}
        okText={t('decide.adopt')}
        cancelText={t('decide.cancel')}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false);
          adopt.mutate();
        }}
      >
        <ul className="will">
          <li>{t('decide.willHold', { time: fullTime(proposal.effectiveFrom), place: proposal.regionName })}</li>
          <li>{t(isAfter(proposal.effectiveFrom, now) ? 'decide.willLater' : 'decide.willNow')}</li>
          <li>{t('decide.willRelease')}</li>
          <li>{t('decide.willTwo', { name: proposal.proposedBy })}</li>
        </ul>
      </Modal>
    </>
  );
}

/** Says no, or takes one's own proposal back; either with a reason. */
export function Decline({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('protocols');
  const [asking, setAsking] = useState(false);
  const [because, setBecause] = useState('');
  const decline = useDecline(proposal.id);
  const word = proposal.mine ? 'decide.takeBack' : 'decide.decline';
  const field = `because-${proposal.id}`;
  return (
    <>
      <Button loading={decline.isPending} onClick={() => setAsking(true)}>
        {t(word)}
      </Button>
      <Refusal error={decline.error} />
      <Modal
        open={asking}
        title={t(proposal.mine ? 'decide.takeBackAsk' : 'decide.declineAsk', { protocol: proposal.protocol })}
        okText={t(word)}
        okButtonProps={{ disabled: because.trim() === '' }}
        cancelText={t('decide.cancel')}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false);
          decline.mutate(because.trim());
        }}
      >
        <div className="protocols">
          <div className="field">
            <label htmlFor={field}>{t('decide.because')}</label>
            <Input.TextArea
              id={field}
              rows={3}
              maxLength={LONGEST}
              value={because}
              onChange={(event) => setBecause(event.target.value)}
            />
          </div>
        </div>
      </Modal>
    </>
  );
}
