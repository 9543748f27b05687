import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, ApiError, query } from '../../api/client';
import { usePages } from '../../api/pages';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { Heading } from '../../ui/Heading';
import { More } from '../../ui/More';
import './audit.css';
import { Entries } from './Entries';
import { Filters } from './Filters';
import { type Filter, filterOf } from './filter';
import { Verify } from './Verify';

/** For auditors: who did what, when, by which right; and whether the trail is whole. */
export function AuditPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const filter = filterOf(params);
  const show = (next: Filter) => setParams(next as Record<string, string>);
  const entries = usePages(['entries', filter], (asked) => api.audit.get('/entries', { query: { ...filter, ...asked } }), { pageSize: 50 });
  // Who may not read the trail is told so once.
  if (entries.error instanceof ApiError && entries.error.status === 403) {
    return (
      <>
        <Heading title={t('audit.title')} what={t('audit.what')} />
        <Fault error={entries.error} />
      </>
    );
  }
  return (
    <>
      <Heading
        title={t('audit.title')}
        what={t('audit.what')}
        actions={<Button href={`/api/audit/export${query(filter)}`} download>{t('audit.export')}</Button>}
      />
      <Verify />
      <Filters filter={filter} onShow={show} />
      {entries.isPending && <Skeleton active />}
      {entries.isError && <Fault error={entries.error} onRetry={() => entries.refetch()} />}
      {entries.isSuccess && entries.items.length === 0 && <Empty title={t('audit.none')} hint={t('audit.noneHint')} />}
      {entries.items.length > 0 && <Entries entries={entries.items} onNarrow={(change) => show({ ...filter, ...change })} />}
      <More pages={entries} />
    </>
  );
}
