import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Money } from '../../ui/Money';

/** What the submission has cost so far: tasks are counted as they end. */
export function Cost({ submission, live }: { submission: string; live: boolean }) {
  const { t } = useTranslation();
  const cost = useQuery({
    queryKey: ['cost', submission, live],
    placeholderData: keepPreviousData,
    queryFn: () => api.billing.get('/costs', { query: { submission } }),
    refetchInterval: live ? 5_000 : false,
  });
  if (cost.isError) return <span className="quiet">{t('submissions.noCost')}</span>;
  return cost.data ? <Money amount={cost.data.total} currency={cost.data.currency} /> : null;
}
