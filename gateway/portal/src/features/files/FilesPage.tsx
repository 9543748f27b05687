import { Breadcrumb, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import { mayWrite, useWorkspace, useWorkspaceId } from '../../api/workspaces';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { More } from '../../ui/More';
import { FileDetails } from './FileDetails';
import { FileList } from './FileList';
import type { FileEntry } from '../../api/types';
import { Uploads } from './Uploads';

/** The files of a workspace, folder by folder. */
export function FilesPage() {
  const { t } = useTranslation();
  const workspace = useWorkspaceId();
  const writable = mayWrite(useWorkspace(workspace).data);
  const [params] = useSearchParams();
  const prefix = params.get('folder') ?? '';
  const [open, setOpen] = useState<FileEntry>();
  const files = usePages(['files', workspace, prefix], (asked) => api.drs.get('/workspaces/{workspace}/files', { path: { workspace }, query: { prefix, delimiter: '/', ...asked } }), { pageSize: 200 });
  return (
    <>
      <div className="heading">
        <Breadcrumb items={crumbs(prefix, t('files.all'))} />
      </div>
      {writable && <Uploads workspace={workspace} folder={prefix} />}
      {files.isPending && <Skeleton active />}
      {files.isError && <Fault error={files.error} onRetry={() => files.refetch()} />}
      {files.isSuccess && files.items.length === 0 && <Empty title={t('files.none')} hint={t('files.noneHint')} />}
      {files.items.length > 0 && <FileList items={files.items} prefix={prefix} onOpen={setOpen} />}
      <More pages={files} />
      {open && <FileDetails workspace={workspace} file={open} writable={writable} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function crumbs(prefix: string, all: string) {
  const folders = prefix.split('/').filter(Boolean);
  return [
    { title: <Link to="?">{all}</Link> },
    ...folders.map((folder, index) => ({
      title: <Link to={`?folder=${encodeURIComponent(`${folders.slice(0, index + 1).join('/')}/`)}`}>{folder}</Link>,
    })),
  ];
}
