import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useDesk } from '../outbox/desk';
import { AsOf } from '../shell/AsOf';
import { useAnswer } from '../shell/answer';

export type PublicNode = Schemas['Node'];

/** How many steps down a township lies: from there on a place is near enough for somebody to answer for it. */
const TOWNSHIP_STEPS = 4;

interface Props {
  label: string;
  path: PublicNode[];
  onPath: (path: PublicNode[]) => void;
}

export function nearEnough(path: PublicNode[]): boolean {
  return (path.at(-1)?.region.split('/').length ?? 0) > TOWNSHIP_STEPS;
}

/** Where, step by step; the steps seen once are known without a network. */
export function RegionField({ label, path, onPath }: Props) {
  const { t } = useTranslation('resident');
  const [open, setOpen] = useState(true);
  const names = path.map((node) => node.name).join(' ');
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      {path.length > 0 && (
        <div className="pair">
          <p className="grow">
            <strong>{names}</strong>
          </p>
          <button
            type="button"
            className="act"
            onClick={() => {
              onPath(path.slice(0, -1));
              setOpen(true);
            }}
          >
            {t('stepBack')}
          </button>
        </div>
      )}
      {open && (
        <Step
          key={path.at(-1)?.region ?? ''}
          under={path.at(-1)?.region ?? ''}
          onChoose={(node) => onPath([...path, node])}
          onStop={nearEnough(path) ? () => setOpen(false) : undefined}
        />
      )}
    </fieldset>
  );
}

function Step({
  under,
  onChoose,
  onStop,
}: {
  under: string;
  onChoose: (node: PublicNode) => void;
  onStop: (() => void) | undefined;
}) {
  const { t } = useTranslation('resident');
  const asked = useAnswer(useDesk(), `regions:${under}`, () =>
    data(api.GET('/api/regions/public', { params: { query: { under } } })),
  );
  if (asked.value === null) {
    return <AsOf asked={asked} />;
  }
  return (
    <div className="options" data-columns="2">
      {asked.value.map((node) => (
        <button key={node.region} type="button" className="act" onClick={() => onChoose(node)}>
          {node.name}
        </button>
      ))}
      {onStop !== undefined && asked.value.length > 0 && (
        <button type="button" className="act" onClick={onStop}>
          {t('stopHere')}
        </button>
      )}
    </div>
  );
}
