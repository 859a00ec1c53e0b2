import { useTranslation } from 'react-i18next';
import { WithReason } from '../parts/WithReason';

interface Props {
  username: string;
  doing: { isPending: boolean; error: Error | null; mutate: (note: string) => void };
}

/** Says that somebody looked into what an account did, with a note. */
export function LookInto({ username, doing }: Props) {
  const { t } = useTranslation('audit');
  return (
    <div className="acts">
      <WithReason
        word={t('look')}
        question={t('lookAsk', { name: username })}
        label={t('note')}
        doing={doing}
        onDo={(note) => doing.mutate(note)}
      />
    </div>
  );
}
