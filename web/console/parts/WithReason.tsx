import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from './Refusal';

const LONGEST = 500;

interface Props {
  /** What the button says, and what is asked once it is pressed. */
  word: string;
  question: string;
  label: string;
  primary?: boolean;
  doing: { isPending: boolean; error: Error | null };
  onDo: (reason: string) => void;
}

/** A button that asks for the reason before it does anything. */
export function WithReason({ word, question, label, primary = false, doing, onDo }: Props) {
  const { t } = useTranslation('shared');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const field = useId();
  return (
    <>
      <Button
        {...(primary ? { type: 'primary' as const } : {})}
        loading={doing.isPending}
        onClick={() => setAsking(true)}
      >
        {word}
      </Button>
      <Refusal error={doing.error} />
      <Modal
        open={asking}
        title={question}
        okText={word}
        okButtonProps={{ disabled: reason.trim() === '' }}
        cancelText={t('cancel')}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false);
          onDo(reason.trim());
        }}
      >
        <label htmlFor={field}>{label}</label>
        <Input.TextArea
          id={field}
          rows={3}
          maxLength={LONGEST}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </>
  );
}
