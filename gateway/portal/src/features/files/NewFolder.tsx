import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathFault } from './paths';
import { to } from './place';

/** Goes to a folder that is not there yet; the first file makes it. */
export function NewFolder({ folder, onClose }: { folder: string; onClose: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const [name, setName] = useState('');
  const typed = name.replace(/\/+$/, '');
  const fault = name === '' ? undefined : pathFault(folder + typed);
  const open = () => {
    go(to({ folder: `${folder}${typed}/` }));
    onClose();
  };
  return (
    <Modal open title={t('files.newFolder')} okText={t('files.openFolder')} okButtonProps={{ disabled: typed === '' || fault !== undefined }} onOk={open} onCancel={onClose}>
      <Form layout="vertical">
        <Form.Item label={t('files.folderName')} htmlFor="folder-name" validateStatus={fault && 'error'} help={fault ? t(`files.pathFault.${fault}`) : t('files.newFolderHint')}>
          <Input id="folder-name" value={name} autoFocus onChange={(event) => setName(event.target.value)} onPressEnter={() => typed !== '' && !fault && open()} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
