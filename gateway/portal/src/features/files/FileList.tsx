import { Table as Grid } from 'antd';
import { FileOutlined, FolderOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { size } from '../../ui/Size';
import { Time } from '../../ui/Time';
import type { FileEntry } from '../../api/types';

/** One folder's lines. */
export function FileList({ items, prefix, onOpen }: { items: FileEntry[]; prefix: string; onOpen: (file: FileEntry) => void }) {
  const { t, i18n } = useTranslation();
  const name = (entry: FileEntry) => entry.path.slice(prefix.length);
  return (
    <Grid<FileEntry>
      size="small"
      rowKey="path"
      pagination={false}
      dataSource={items}
      scroll={{ x: 'max-content' }}
      data-testid="files"
      columns={[
        {
          title: t('files.name'),
          render: (_, entry) =>
            entry.folder ? (
              <Link to={`?folder=${encodeURIComponent(entry.path)}`}><FolderOutlined aria-hidden /> {name(entry)}</Link>
            ) : (
              <button type="button" className="link" onClick={() => onOpen(entry)}><FileOutlined aria-hidden /> {name(entry)}</button>
            ),
        },
        { title: t('files.size'), align: 'right', render: (_, entry) => entry.size !== undefined && size(entry.size, i18n.language) },
        { title: t('files.type'), dataIndex: 'mimeType' },
        { title: t('files.since'), render: (_, entry) => entry.createdAt && <Time iso={entry.createdAt} /> },
      ]}
    />
  );
}
