import { Skeleton, Table as Grid } from 'antd';
import { FileOutlined, FolderOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FileEntry } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { More } from '../../ui/More';
import { size } from '../../ui/Size';
import { Time } from '../../ui/Time';
import { useFiles } from './files';
import { type Place, to } from './place';

/** One folder's lines, or what was found below it. */
export function FileList({ workspace, place }: { workspace: string; place: Place }) {
  const { t, i18n } = useTranslation();
  const { folder, search } = place;
  const files = useFiles(workspace, folder, search);
  if (files.isPending) return <Skeleton active />;
  if (files.items.length === 0) {
    if (files.isError) return <Fault error={files.error} onRetry={() => files.refetch()} />;
    return <Empty title={search ? t('files.noneFound', { search }) : t('files.none')} hint={search ? t('files.noneFoundHint') : t('files.noneHint')} />;
  }
  const name = (entry: FileEntry) => entry.path.slice(folder.length);
  return (
    <>
      {files.isError && <Fault error={files.error} onRetry={() => files.refetch()} />}
      <Grid<FileEntry>
        size="small"
        rowKey="path"
        pagination={false}
        dataSource={files.items}
        rowClassName={(entry) => (entry.path === place.file ? 'chosen' : '')}
        scroll={{ x: 'max-content' }}
        data-testid="files"
        columns={[
          {
            title: t('files.name'),
            render: (_, entry) =>
              entry.folder ? (
                <Link to={to({ folder: entry.path })}><FolderOutlined aria-hidden /> {name(entry)}</Link>
              ) : (
                <Link to={to({ folder, search, file: entry.path })} aria-current={entry.path === place.file || undefined}><FileOutlined aria-hidden /> {name(entry)}</Link>
              ),
          },
          { title: t('files.size'), align: 'right', render: (_, entry) => entry.size !== undefined && <span className="number">{size(entry.size, i18n.language)}</span> },
          { title: t('files.since'), render: (_, entry) => entry.createdAt && <Time iso={entry.createdAt} /> },
        ]}
      />
      <More pages={files} />
    </>
  );
}
