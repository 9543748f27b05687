import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, useParams } from 'react-router';
import { useTables } from '../../api/lists';
import { mayWrite, useWorkspace, useWorkspaceId } from '../../api/workspaces';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { DataSheet } from './DataSheet';
import { ImportTable } from './ImportTable';
import { TableGrid } from './TableGrid';

/** The tables of a workspace, one of them open, and the values that belong to the workspace as a whole. */
export function DataPage() {
  const { t, i18n } = useTranslation();
  const workspace = useWorkspaceId();
  const { table } = useParams();
  const writable = mayWrite(useWorkspace(workspace).data);
  const [importing, setImporting] = useState(false);
  const tables = useTables(workspace);
  if (tables.isPending) return <Skeleton active />;
  if (tables.isError) return <Fault error={tables.error} onRetry={() => tables.refetch()} />;
  const open = tables.items.find((candidate) => candidate.name === table);
  if (!table && tables.items.length > 0) return <Navigate to={encodeURIComponent(tables.items[0].name)} replace />;
  return (
    <>
      <div className="heading">
        <nav className="chips" aria-label={t('data.tables')}>
          {tables.items.map((each) => (
            <NavLink key={each.name} to={`/workspaces/${workspace}/data/${encodeURIComponent(each.name)}`}>
              {each.name} <span className="quiet number">{new Intl.NumberFormat(i18n.language).format(each.rows)}</span>
            </NavLink>
          ))}
          <NavLink to={`/workspaces/${workspace}/data/${SHEET}`}>{t('data.sheet')}</NavLink>
        </nav>
        {writable && (
          <span className="actions">
            <Button type="primary" onClick={() => setImporting(true)}>{t('data.import')}</Button>
          </span>
        )}
      </div>
      {open && <TableGrid key={open.name} workspace={workspace} table={open} writable={writable} />}
      {table === SHEET && <DataSheet workspace={workspace} writable={writable} />}
      {table && !open && table !== SHEET && <Empty title={t('data.noTable', { table })} hint={t('data.noTableHint')} />}
      {!table && <Empty title={t('data.none')} hint={t('data.noneHint')} />}
      {importing && <ImportTable workspace={workspace} onClose={() => setImporting(false)} />}
    </>
  );
}

/** No table can have this name: a table's starts with a letter. */
const SHEET = '_workspace';
