import { Breadcrumb, Button, Dropdown, Input } from 'antd';
import { MoreOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { mayWrite, useWorkspace, useWorkspaceId } from '../../api/workspaces';
import { Beside } from '../../ui/Beside';
import { AddReference } from './AddReference';
import { FileDetails } from './FileDetails';
import { FileList } from './FileList';
import { NewFolder } from './NewFolder';
import { FolderMenu } from './names/FolderMenu';
import { FolderWork } from './names/FolderWork';
import { folderOf, foldersOf, nameOf } from './paths';
import { to, usePlace } from './place';
import { DropZone } from './upload/DropZone';
import { Unfinished } from './upload/Unfinished';
import { UploadPanel } from './upload/UploadPanel';

/** The files of a workspace, folder by folder or found by name, with one of them beside the list. */
export function FilesPage() {
  const { t } = useTranslation();
  const workspace = useWorkspaceId();
  const writable = mayWrite(useWorkspace(workspace).data);
  const place = usePlace();
  const go = useNavigate();
  const [asking, setAsking] = useState<'folder' | 'reference'>();
  const items = [
    { key: 'folder', label: t('files.newFolder') },
    { key: 'reference', label: t('files.reference') },
  ];
  return (
    <>
      <div className="heading">
        <h1 className="unseen">{t('files.title')}</h1>
        <Breadcrumb items={crumbs(place.folder, t('files.all'))} />
        {writable && place.folder && <FolderMenu key={place.folder} workspace={workspace} folder={place.folder} onDone={(target) => go(to({ folder: target ?? folderOf(place.folder.slice(0, -1)) }))} />}
        <span className="actions">
          <Input.Search key={place.search} allowClear defaultValue={place.search} placeholder={t('files.search')} aria-label={t('files.search')} onSearch={(search) => go(to({ folder: place.folder, search }))} style={{ width: 240 }} />
          {writable && (
            <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => setAsking(key as 'folder') }}>
              <Button icon={<MoreOutlined aria-hidden />} aria-label={t('files.more')} />
            </Dropdown>
          )}
        </span>
      </div>
      {writable && <DropZone workspace={workspace} folder={place.folder} />}
      {writable && <UploadPanel workspace={workspace} />}
      {writable && <Unfinished workspace={workspace} />}
      <FolderWork workspace={workspace} writable={writable} />
      <Beside
        title={place.file && nameOf(place.file)}
        details={place.file && <FileDetails key={`${place.file} ${place.version}`} workspace={workspace} path={place.file} version={place.version} writable={writable} onMoved={(file) => go(to({ folder: place.search ? place.folder : folderOf(file), search: place.search, file }))} onGone={() => go(to({ ...place, file: undefined, version: undefined }))} />}
        onClose={() => go(to({ ...place, file: undefined, version: undefined }))}
      >
        <FileList key={`${place.folder} ${place.search}`} workspace={workspace} place={place} writable={writable} />
      </Beside>
      {asking === 'folder' && <NewFolder folder={place.folder} onClose={() => setAsking(undefined)} />}
      {asking === 'reference' && <AddReference workspace={workspace} folder={place.folder} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function crumbs(prefix: string, all: string) {
  return [{ title: <Link to="?">{all}</Link> }, ...foldersOf(prefix).map((folder) => ({ title: <Link to={to({ folder: folder.prefix })}>{folder.name}</Link> }))];
}
