import { Button, Skeleton } from 'antd';
import { UploadOutlined } from '@ant-design/icons';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, useParams } from 'react-router';
import { useTables } from '../../api/lists';
import { mayWrite, useWorkspace, useWorkspaceId } from '../../api/workspaces';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { choose, type Chosen } from './check';
import { DataSheet } from './DataSheet';
import { ImportDialog, SHEET } from './ImportDialog';
import { Imports } from './Imports';
import { TableGrid } from './TableGrid';
import { useNumber } from '../../ui/useNumber';

/** No table can have this name either. */
const IMPORTS = '_imports';

/** The tables of a workspace, one of them open; the values of the workspace as a whole; what was imported. A file may be dropped anywhere. */
export function DataPage() {
  const { t } = useTranslation();
  const write = useNumber();
  const workspace = useWorkspaceId();
  const { table } = useParams();
  const writable = mayWrite(useWorkspace(workspace).data);
  const [importing, setImporting] = useState<{ file?: Chosen }>();
  const [over, setOver] = useState(false);
  const tables = useTables(workspace);
  if (tables.isPending) return <Skeleton active />;
  if (tables.isError) return <Fault error={tables.error} onRetry={() => tables.refetch()} />;
  const open = tables.items.find((candidate) => candidate.name === table);
  if (!table && tables.items.length > 0) return <Navigate to={encodeURIComponent(tables.items[0].name)} replace />;
  const hasFile = (event: DragEvent) => writable && !importing && event.dataTransfer.types.includes('Files');
  const drag = (event: DragEvent) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = async (event: DragEvent) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) setImporting({ file: await choose(file) });
  };
  const place = (name: string) => `/workspaces/${workspace}/data/${name}`;
  return (
    <div className={over ? 'data-page over' : 'data-page'} onDragOver={drag} onDragLeave={(event) => event.currentTarget === event.target && setOver(false)} onDrop={(event) => void drop(event)}>
      <div className="heading">
        <nav className="chips" aria-label={t('data.tables')}>
          {tables.items.map((each) => (
            <NavLink key={each.name} to={place(encodeURIComponent(each.name))}>
              {each.name} <span className="quiet number">{write(each.rows)}</span>
            </NavLink>
          ))}
          <NavLink to={place(SHEET)}>{t('data.sheet')}</NavLink>
          <NavLink to={place(IMPORTS)}>{t('data.imports')}</NavLink>
        </nav>
        {writable && (
          <span className="actions">
            <Button type="primary" icon={<UploadOutlined aria-hidden />} onClick={() => setImporting({})}>{t('data.import')}</Button>
          </span>
        )}
      </div>
      {over && <p className="drop-here" role="status">{t('data.dropHere')}</p>}
      {open && <TableGrid key={open.name} workspace={workspace} table={open} writable={writable} />}
      {table === SHEET && <DataSheet workspace={workspace} writable={writable} />}
      {table === IMPORTS && <Imports workspace={workspace} />}
      {table && !open && table !== SHEET && table !== IMPORTS && <Empty title={t('data.noTable', { table })} hint={t('data.noTableHint')} />}
      {!table && <Empty title={t('data.none')} hint={t('data.noneHint')} />}
      {importing && <ImportDialog workspace={workspace} file={importing.file} onClose={() => setImporting(undefined)} />}
    </div>
  );
}
