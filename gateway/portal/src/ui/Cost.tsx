import { useTranslation } from 'react-i18next';
import { type Spender, useCost } from '../api/costs';
import { Money } from './Money';

interface Props extends Spender {
  workspace: string;
  /** When it ended; nothing while it goes on. */
  endedAt?: string;
}

/** What a submission, a run or tasks have cost so far: tasks are counted as they end. */
export function Cost({ workspace, endedAt, ...spender }: Props) {
  const { t } = useTranslation();
  const cost = useCost(workspace, spender, endedAt);
  if (cost.isError) return <span className="quiet">{t('money.unknown')}</span>;
  return cost.data ? <Money amount={cost.data.total} currency={cost.data.currency} /> : null;
}
