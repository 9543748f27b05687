import { Button, Dropdown } from 'antd';
import { MoreOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeleteFolder } from './DeleteFolder';
import { RenameFolder } from './RenameFolder';

interface Props {
  workspace: string;
  folder: string;
  /** Called once the command is under way: with the folder's new place, or with nothing when it goes. */
  onDone?: (folder?: string) => void;
}

/** What can be done with a folder in the list: give it another name or place, delete it with all below it. */
export function FolderMenu({ workspace, folder, onDone }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<string>();
  const close = () => setAsking(undefined);
  const done = (target?: string) => {
    close();
    onDone?.(target);
  };
  const items = [
    { key: 'rename', label: t('files.renameFolder') },
    { key: 'delete', label: t('files.deleteFolder'), danger: true },
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => setAsking(key) }}>
        <Button type="text" size="small" icon={<MoreOutlined aria-hidden />} aria-label={t('files.folderMenu', { name: folder.split('/').at(-2) })} />
      </Dropdown>
      {asking === 'rename' && <RenameFolder workspace={workspace} folder={folder} onDone={done} onClose={close} />}
      {asking === 'delete' && <DeleteFolder workspace={workspace} folder={folder} onDone={() => done()} onClose={close} />}
    </>
  );
}
