import { expect, it } from 'vitest';
import { momentIn, viewSearch } from './view';

const said = (asOf: string) => new URLSearchParams({ region: '41/', asOf });

it.each(['2022-04-24T10:00:00Z', '2022-04-24T10:00:00.123Z', '2022-04-24T18:00+08:00'])(
  'takes %s for a moment and keeps it from page to page',
  (moment) => {
    expect(momentIn(said(moment), 'asOf')).toBe(moment);
    expect(viewSearch(`?${said(moment)}`)).toBe(`?${said(moment)}`);
  },
);

it.each(['', 'yesterday', '2022-04-24', '2022-13-45T10:00:00Z', '2022-04-24T18:00:00 08:00'])(
  'takes "%s" for none and leaves it behind',
  (moment) => {
    expect(momentIn(said(moment), 'asOf')).toBeUndefined();
    expect(viewSearch(`?${said(moment)}`)).toBe('?region=41%2F');
  },
);
