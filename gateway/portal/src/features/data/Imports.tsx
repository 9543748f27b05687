import { Table as List } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { PastImport } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { More } from '../../ui/More';
import { Person } from '../../ui/Person';
import { Time } from '../../ui/Time';
import { SHEET } from './ImportDialog';
import { useNumber } from '../../ui/useNumber';

/** Who imported what, when, and what came of it. */
export function Imports({ workspace }: { workspace: string }) {
  const { t } = useTranslation();
  const imports = usePages(['imports', workspace], (asked) => api.workspace.get('/workspaces/{workspace}/imports', { path: { workspace }, query: asked }));
  const number = useNumber();
  if (imports.isError) return <Fault error={imports.error} onRetry={() => imports.refetch()} />;
  if (imports.isSuccess && imports.items.length === 0) return <Empty title={t('data.importsNone')} hint={t('data.importsNoneHint')} />;
  return (
    <div data-testid="imports">
      <List<PastImport>
        size="small"
        rowKey="id"
        pagination={false}
        loading={imports.isPending}
        dataSource={imports.items}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('data.when'), render: (_, { at }) => <Time iso={at} /> },
          { title: t('data.who'), render: (_, { person, name, account }) => <Person id={person} name={name} account={account} /> },
          { title: t('data.into'), render: (_, { table }) => <Link to={`/workspaces/${workspace}/data/${table ? encodeURIComponent(table) : SHEET}`}>{table ?? t('data.sheet')}</Link> },
          { title: t('data.file'), render: (_, { fileName }) => <span className="breakable">{fileName}</span> },
          { title: t('data.rows'), align: 'right', render: (_, { rows, faults }) => (faults ? '' : number(rows)) },
          { title: t('data.new'), align: 'right', render: (_, { added, faults }) => (faults ? '' : number(added)) },
          { title: t('data.changed'), align: 'right', render: (_, { changed, faults }) => (faults ? '' : number(changed)) },
          { title: t('data.outcome'), render: (_, { faults }) => (faults ? t('data.refused', { count: faults, number: number(faults) }) : t('data.imported')) },
        ]}
      />
      <More pages={imports} />
    </div>
  );
}
