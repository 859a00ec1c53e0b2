import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { useView } from '../shell/view';
import { personOf } from './types';

const MOST_TASKS = 1000;

/** Somebody as known at the cut-off. */
export function usePerson(id: string) {
  const { asOf } = useView();
  return useQuery({
    queryKey: ['person', id, asOf],
    queryFn: () =>
      data(api.GET('/api/people/{id}', { params: { path: { id }, query: asOf === undefined ? {} : { asOf } } })).then(
        personOf,
      ),
  });
}

/** What is still to be done for somebody; of now alone. */
export function useOpenTasksOf(person: string) {
  const { asOf } = useView();
  return useQuery({
    queryKey: ['tasks', 'person', person],
    queryFn: () =>
      data(api.GET('/api/tasks', { params: { query: { person, limit: MOST_TASKS } } })).then(({ tasks }) => tasks),
    enabled: asOf === undefined,
  });
}
