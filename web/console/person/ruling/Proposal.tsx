import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../parts/Refusal';
import { useMe } from '../../shell/session';
import { shortTime } from '../../shell/time';
import { Consequence } from './Consequence';
import { LONGEST_REASON } from './draft';
import { type Ruling, useConfirm, useDecline } from './queries';
import { Text } from './Text';

/** A proposal: what it says, by whom, and for whoever may, whether it comes into force. */
export function Proposal({ ruling, mayRule }: { ruling: Ruling; mayRule: boolean }) {
  const { t } = useTranslation('ruling');
  const me = useMe();
  const open = ruling.state === 'OPEN';
  const own = me.data?.account === ruling.proposer;
  return (
    <li>
      <p>
        <strong>{useDecisionWords(ruling)}</strong>{' '}
        <span className={open ? 'urgent' : 'quiet'}>{t(`state.${ruling.state}`)}</span>
      </p>
      <p>{t('because', { reason: ruling.reason })}</p>
      <p className="quiet">
        {t('proposed', { by: ruling.proposedBy, time: shortTime(ruling.proposedAt) })} ·{' '}
        {t('endsAt', { time: shortTime(ruling.until) })}
        {ruling.decidedBy !== null &&
          ruling.decidedAt !== null &&
          ` · ${t(`decided.${ruling.state}`, { by: ruling.decidedBy, time: shortTime(ruling.decidedAt) })}`}
      </p>
      {ruling.declined !== null && <p>{t('because', { reason: ruling.declined })}</p>}
      {open && mayRule && <Decide ruling={ruling} own={own} />}
    </li>
  );
}

export function useDecisionWords({ category, excludes }: Ruling): string {
  const { t } = useTranslation('ruling');
  if (category === 'NONE') {
    return t('decision.release');
  }
  return category === null
    ? t('decision.exclude', { count: excludes.length })
    : t('decision.category', { category: t(`shared:category.${category}`, { defaultValue: category }) });
}

function Decide({ ruling, own }: { ruling: Ruling; own: boolean }) {
  const { t } = useTranslation('ruling');
  const [reason, setReason] = useState<string | null>(null);
  const confirm = useConfirm();
  const decline = useDecline();
  const { id, person, category, excludes, until } = ruling;
  return (
    <>
      <Consequence
        ruling={{
          id,
          person,
          reason: ruling.reason,
          until,
          ...(category === null ? { excludes } : { category }),
        }}
      />
      {own && <p className="quiet">{t('own')}</p>}
      {reason !== null && <Text label={t('whyNot')} value={reason} longest={LONGEST_REASON} onValue={setReason} />}
      <Refusal error={confirm.error ?? decline.error} />
      <div className="ruling-acts">
        {!own && reason === null && (
          <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(id)}>
            {t('confirm')}
          </Button>
        )}
        {reason === null ? (
          <Button onClick={() => setReason('')}>{t(own ? 'withdraw' : 'decline')}</Button>
        ) : (
          <>
            <Button
              type="primary"
              loading={decline.isPending}
              disabled={reason.trim() === ''}
              onClick={() => decline.mutate({ id, reason: reason.trim() })}
            >
              {t(own ? 'withdraw' : 'decline')}
            </Button>
            <Button onClick={() => setReason(null)}>{t('cancel')}</Button>
          </>
        )}
      </div>
    </>
  );
}
