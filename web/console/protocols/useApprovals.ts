import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AdoptionKey, approveReleases } from './queries';
import { MOST_AT_ONCE, pieces } from './releases';

interface Sent {
  /** Of how many the server has answered. */
  answered: number;
  wanted: number;
  accepted: number;
  duplicate: number;
}

/** Approves many in pieces; what is refused stops it, and what was approved before stays approved. */
export function useApprovals(key: AdoptionKey, inside: string) {
  const queries = useQueryClient();
  const [sent, setSent] = useState<Sent | null>(null);
  const approve = useMutation({
    mutationFn: async (people: string[]) => {
      let now: Sent = { answered: 0, wanted: people.length, accepted: 0, duplicate: 0 };
      setSent(now);
      for (const piece of pieces(people, MOST_AT_ONCE)) {
        const { accepted, duplicate } = await approveReleases(key, inside, piece);
        now = {
          ...now,
          answered: now.answered + piece.length,
          accepted: now.accepted + accepted,
          duplicate: now.duplicate + duplicate,
        };
        setSent(now);
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['releases', key.adoptedFor, key.effectiveFrom] }),
  });
  return { approve, sent };
}
