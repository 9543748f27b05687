import { Button } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { faultsOf } from '../../ui/wdl/faults';
import { Findings } from './Findings';
import { Expectation, type Quota } from './Expectation';
import { Refused } from './Refused';
import type { Wanted } from './submission';
import type { Check } from './useCheck';
import { useNumber } from '../../ui/useNumber';

interface Props {
  workspace: string;
  wanted: Wanted;
  ready: boolean;
  check: Check;
  /** How many runs there will be, before the check has counted them. */
  expected?: number;
  quota: Quota;
  onLaunched: () => void;
}

/** Stays in sight: what the check of all rows found, what to expect, what is left of the quota, and the launch. */
export function Footer({ workspace, wanted, ready, check, expected, quota, onLaunched }: Props) {
  const { t } = useTranslation();
  const write = useNumber();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const launch = useMutation({
    mutationFn: () => api.workspace.post('/workspaces/{workspace}/submissions', { path: { workspace }, body: wanted as never }),
    onSuccess: async (made) => {
      onLaunched();
      await queries.invalidateQueries({ queryKey: ['submissions', workspace] });
      await navigate(`/workspaces/${workspace}/submissions/${made.id}`);
    },
  });
  const runs = (check.current ? check.data?.runs : undefined) ?? expected;
  const faulty = check.current && check.isError && faultsOf(check.error).length > 0;
  return (
    <section className="launch-bar" aria-label={t('launch.check')}>
      <div className="launch-findings" data-testid="check" aria-live="polite">
        {ready ? <Findings check={check} /> : <span className="quiet">{t('launch.pickFirst')}</span>}
        {launch.isError && <Refused workspace={workspace} error={launch.error} />}
      </div>
      <div className="launch-end">
        <Expectation checked={check.current && !check.isError ? check.data : undefined} quota={quota} />
        <Button type="primary" size="large" disabled={!ready || faulty} loading={launch.isPending} onClick={() => launch.mutate()} data-testid="launch">
          {runs === undefined ? t('launch.launchIt') : t('launch.launch', { count: runs, number: write(runs) })}
        </Button>
      </div>
    </section>
  );
}
