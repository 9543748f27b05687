import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, edge } from '../../api/client';
import { usePeople } from '../../api/people';
import { OTHERS } from './sums';
import type { Grouping, Scope } from './view';

/** Words for the keys of sums: names of workspaces and people where they are known, of resources always. */
export function useNames(scope: Scope): (by: Grouping, key: string) => string {
  const { t } = useTranslation();
  const here = 'workspace' in scope ? scope.workspace : undefined;
  const people = usePeople(here);
  const workspaces = useQuery({
    queryKey: ['workspaces', 'names'],
    queryFn: async () => new Map(((await api.workspace.get('/workspaces', { query: { pageSize: '500' } })).items ?? []).map(({ id, name }) => [id, name])),
    enabled: here === undefined,
    staleTime: 60_000,
  });
  // Over a whole account only the reader's own name is at hand.
  const me = useQuery({ queryKey: ['session'], queryFn: () => edge.get('/session'), staleTime: 60_000 }).data;
  return (by, key) => {
    if (key === OTHERS) return t('cost.others');
    if (key === '') return t(`cost.without.${by}`);
    if (by === 'resource') return t(`cost.resource.${key}`);
    if (by === 'person' && key === me?.person) return me.name ?? me.account ?? key;
    if (by === 'person') return people.get(key)?.name ?? people.get(key)?.account ?? t('person.unnamed', { id: key.slice(0, 8) });
    return by === 'workspace' ? (workspaces.data?.get(key) ?? key) : key;
  };
}
