import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Submission, SubmissionRow } from '../../api/types';
import { useNumber } from '../../ui/useNumber';

const MOST = 100;

/** Why a row that has not ended goes on waiting: it is not handed over yet, or its tasks have no room. */
export function useWaiting(submission: Submission, rows: SubmissionRow[], live: boolean): (row: SubmissionRow) => string | undefined {
  const { t } = useTranslation();
  const runs = live ? rows.filter((row) => row.state === 'RUNNING' && row.run).slice(-MOST).map((row) => row.run!) : [];
  const queue = useQuery({
    queryKey: ['queue', runs],
    enabled: runs.length > 0,
    refetchInterval: 5_000,
    queryFn: () => api.tes.get('/queue', { query: { run: runs } }),
  });
  const aborting = submission.state === 'ABORTING';
  const number = useNumber();
  return (row) => {
    if (row.state === 'PENDING') return t(aborting ? 'submissions.waitsAborting' : 'submissions.waitsLaunch');
    const standing = queue.data?.items.find((item) => item.run === row.run);
    if (row.state !== 'RUNNING' || !standing || standing.queued === 0) return undefined;
    return t('submissions.waitsRoom', {
      count: standing.queued,
      queued: number(standing.queued),
      active: number(standing.active),
      taken: number(queue.data!.cpuMillisGranted / 1_000),
      all: number(queue.data!.cpuMillis / 1_000),
    });
  };
}
