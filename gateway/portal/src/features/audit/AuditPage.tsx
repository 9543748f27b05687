import { Button, Skeleton, Table as Grid, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, query } from '../../api/client';
import { usePages } from '../../api/pages';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { Heading } from '../../ui/Heading';
import { More } from '../../ui/More';
import { Time } from '../../ui/Time';
import type { Entry } from '../../api/types';
import { EntryBody } from './EntryBody';
import { Search } from './Search';
import { Sentence } from './Sentence';
import { Verify } from './Verify';

const FIELDS = ['person', 'object', 'workspace', 'action', 'decision', 'from', 'to', 'q'];

/** For auditors: who did what, when, by which right; and whether the trail is whole. */
export function AuditPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const filter = Object.fromEntries(FIELDS.map((name) => [name, params.get(name) ?? undefined]));
  const entries = usePages(['entries', filter], (asked) => api.audit.get('/entries', { query: { ...filter, ...asked } }), { pageSize: 50 });
  return (
    <>
      <Heading
        title={t('audit.title')}
        what={t('audit.what')}
        actions={<Button href={`/api/audit/export${query(filter)}`} download>{t('audit.export')}</Button>}
      />
      <Verify />
      <Search filter={filter} onSearch={(next) => setParams(next)} />
      {entries.isPending && <Skeleton active />}
      {entries.isError && <Fault error={entries.error} onRetry={() => entries.refetch()} />}
      {entries.isSuccess && entries.items.length === 0 && <Empty title={t('audit.none')} hint={t('audit.noneHint')} />}
      {entries.items.length > 0 && (
        <Grid<Entry>
          size="small"
          rowKey="number"
          pagination={false}
          dataSource={entries.items}
          scroll={{ x: 'max-content' }}
          data-testid="entries"
          expandable={{ expandedRowRender: (entry) => <EntryBody entry={entry} /> }}
          columns={[
            { title: t('audit.number'), dataIndex: 'number', align: 'right' },
            { title: t('audit.time'), render: (_, entry) => <Time iso={entry.time} /> },
            { title: t('audit.sentence'), render: (_, entry) => <Sentence entry={entry} /> },
            {
              title: t('audit.decision'),
              render: (_, entry) => entry.decision && <Tag color={entry.decision === 'REFUSED' ? 'red' : 'green'}>{t(`audit.decided.${entry.decision}`)}</Tag>,
            },
          ]}
        />
      )}
      <More pages={entries} />
    </>
  );
}
