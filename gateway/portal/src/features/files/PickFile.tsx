import { Breadcrumb, Input } from 'antd';
import { FileOutlined, FolderOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileEntry } from '../../api/types';
import { Loaded } from '../../ui/Loaded';
import { More } from '../../ui/More';
import { size } from '../../ui/Size';
import { useFiles } from './files';
import { foldersOf } from './paths';

/** Walks through the folders of a workspace, or searches them, for one file. */
export function PickFile({ workspace, chosen, onPick }: { workspace: string; chosen?: string; onPick: (file: FileEntry) => void }) {
  const { t, i18n } = useTranslation();
  const [folder, setFolder] = useState('');
  const [search, setSearch] = useState('');
  const files = useFiles(workspace, folder, search);
  const open = (prefix: string) => {
    setFolder(prefix);
    setSearch('');
  };
  const step = (name: string, prefix: string) => ({ title: <button type="button" className="link" onClick={() => open(prefix)}>{name}</button> });
  return (
    <div className="pick">
      <div className="tools">
        <Breadcrumb items={[step(t('files.all'), ''), ...foldersOf(folder).map((one) => step(one.name, one.prefix))]} />
        <Input.Search allowClear placeholder={t('files.search')} aria-label={t('files.search')} onSearch={setSearch} style={{ maxWidth: 220 }} />
      </div>
      <Loaded query={files}>
        {() => (
          <ul className="plain">
            {files.items.length === 0 && <li className="quiet">{t('files.none')}</li>}
            {files.items.map((entry) => (
              <li key={entry.path}>
                <button type="button" className="link" aria-pressed={entry.objectId !== undefined && entry.objectId === chosen} onClick={() => (entry.folder ? open(entry.path) : onPick(entry))}>
                  {entry.folder ? <FolderOutlined aria-hidden /> : <FileOutlined aria-hidden />} {entry.path.slice(folder.length)}
                </button>
                {entry.size !== undefined && <span className="quiet number">{size(entry.size, i18n.language)}</span>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <More pages={files} />
    </div>
  );
}
