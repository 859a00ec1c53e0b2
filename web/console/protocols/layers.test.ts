import { describe, expect, it } from 'vitest';
import { inEffect, layered } from './layers';
import type { Adoption, Shipped } from './types';

function shipped(id: string, base: string | null, from: string | null, disease = 'COVID-19'): Shipped {
  return { id, base, from, disease, until: null, categories: [], stricter: 0, unjustified: 0 };
}

describe('layered', () => {
  const said = (protocols: Shipped[]) => layered(protocols).map(({ protocol, depth }) => `${depth} ${protocol.id}`);

  it('puts each layer below what it stands on, editions in the order of their days', () =>
    expect(
      said([
        shipped('COUNTY', 'PROVINCE', '2022-05-01'),
        shipped('NINTH', null, '2022-06-28'),
        shipped('PROVINCE', 'EIGHTH', '2022-03-01'),
        shipped('EIGHTH', null, '2021-05-14'),
        shipped('OTHER', 'EIGHTH', '2022-01-01'),
        shipped('MEASLES', null, null, 'MEASLES'),
      ]),
    ).toEqual(['0 EIGHTH', '1 OTHER', '1 PROVINCE', '2 COUNTY', '0 NINTH', '0 MEASLES']));

  it('loses none whose base is not there', () =>
    expect(said([shipped('COUNTY', 'GONE', '2022-05-01')])).toEqual(['0 COUNTY']));
});

describe('inEffect', () => {
  const adoption = (protocol: string, region: string, from: string, until: string | null = null): Adoption => ({
    protocol,
    region,
    effectiveFrom: `${from}T00:00:00Z`,
    effectiveUntil: until === null ? null : `${until}T00:00:00Z`,
  });
  const all = [
    adoption('EIGHTH', '41/', '2022-01-01'),
    adoption('NINTH', '41/', '2022-06-28'),
    adoption('LOCAL', '41/4101/', '2022-03-01', '2022-05-01'),
    adoption('TOWN', '41/4101/410102/', '2022-03-01'),
  ];
  const at = (region: string, day: string) => {
    const { here, next, inside } = inEffect(all, region, `${day}T12:00:00Z`);
    return [here?.protocol, next?.protocol, inside.map((each) => each.protocol).join()];
  };

  it.each([
    ['before any', '41/', '2021-12-31', [undefined, 'EIGHTH', '']],
    ['the only one', '41/', '2022-02-01', ['EIGHTH', 'NINTH', '']],
    ['the nearest region', '41/4101/', '2022-04-01', ['LOCAL', 'NINTH', 'TOWN']],
    ['what is above once the nearer one ended', '41/4101/', '2022-05-01', ['EIGHTH', 'NINTH', 'TOWN']],
    ['the latest of one region', '41/', '2022-07-01', ['NINTH', undefined, 'TOWN']],
    ['the nearest though a later one holds above', '41/4101/410102/', '2022-07-01', ['TOWN', undefined, '']],
    ['both parts inside', '41/', '2022-04-01', ['EIGHTH', 'NINTH', 'LOCAL,TOWN']],
    ['nothing from elsewhere', '63/', '2022-07-01', [undefined, undefined, '']],
  ])('finds %s', (_, region, day, wanted) => expect(at(region, day)).toEqual(wanted));
});
