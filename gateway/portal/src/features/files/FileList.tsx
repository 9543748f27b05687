import { Skeleton, Table as Grid } from 'antd';
import { FileOutlined, FolderOutlined } from '@ant-design/icons';
import { type Key, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FileEntry } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { More } from '../../ui/More';
import { size } from '../../ui/Size';
import { Time } from '../../ui/Time';
import { useFiles } from './files';
import { Chosen } from './names/Chosen';
import { FolderMenu } from './names/FolderMenu';
import { type Place, to } from './place';

interface Props {
  workspace: string;
  place: Place;
  writable: boolean;
}

/** One folder's lines, or what was found below it; files are chosen for what is done with several. */
export function FileList({ workspace, place, writable }: Props) {
  const { t, i18n } = useTranslation();
  const { folder, search } = place;
  const files = useFiles(workspace, folder, search);
  const [paths, setPaths] = useState<Key[]>([]);
  const chosen = files.items.filter((entry) => !entry.folder && paths.includes(entry.path));
  if (files.isPending) return <Skeleton active />;
  if (files.items.length === 0) {
    if (files.isError) return <Fault error={files.error} onRetry={() => files.refetch()} />;
    return <Empty title={search ? t('files.noneFound', { search }) : t('files.none')} hint={search ? t('files.noneFoundHint') : t('files.noneHint')} />;
  }
  const name = (entry: FileEntry) => entry.path.slice(folder.length);
  return (
    <>
      {files.isError && <Fault error={files.error} onRetry={() => files.refetch()} />}
      {/* Not the table's own scrolling: it would keep a second, hidden copy of the box that chooses all. */}
      <div className="sideways">
        <Grid<FileEntry>
          size="small"
          rowKey="path"
          pagination={false}
          dataSource={files.items}
          rowClassName={(entry) => (entry.path === place.file ? 'chosen' : '')}
          data-testid="files"
          rowSelection={{
            selectedRowKeys: chosen.map((entry) => entry.path),
            onChange: setPaths,
            getTitleCheckboxProps: () => ({ 'aria-label': t('files.chooseAll') }) as object,
            // A folder is deleted and moved as a whole, by its own menu.
            getCheckboxProps: (entry) => ({ disabled: entry.folder, 'aria-label': t('files.chooseOne', { name: name(entry) }) }) as object,
          }}
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
            ...(writable ? [{ title: <span className="unseen">{t('files.more')}</span>, width: 48, render: (_: unknown, entry: FileEntry) => entry.folder && <FolderMenu workspace={workspace} folder={entry.path} /> }] : []),
          ]}
        />
      </div>
      <More pages={files} />
      <Chosen workspace={workspace} files={chosen} writable={writable} onNone={() => setPaths([])} />
    </>
  );
}
