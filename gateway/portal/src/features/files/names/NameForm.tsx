import { Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/client';
import { Fault } from '../../../ui/Fault';
import { pathFault } from '../paths';

interface Props {
  title: string;
  label: string;
  /** The path as it is now, a folder's without the slash at its end. */
  path: string;
  /** What stays valid and what does not, said before it is done. */
  children: ReactNode;
  /** Of the last try. */
  error: unknown;
  pending: boolean;
  onRename: (path: string) => void;
  onClose: () => void;
}

/** Asks for another path inside the workspace: a name, or a place in another folder. */
export function NameForm({ title, label, path, children, error, pending, onRename, onClose }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(path);
  const wanted = typed.trim().replace(/\/+$/, '').normalize();
  const fault = typed === '' ? undefined : pathFault(wanted);
  const ready = wanted !== '' && wanted !== path && !fault;
  const taken = error instanceof ApiError && (error.status === 409 || error.status === 422) ? error.problem.detail : undefined;
  return (
    <Modal open title={title} okText={t('files.rename')} okButtonProps={{ disabled: !ready, loading: pending }} onOk={() => onRename(wanted)} onCancel={onClose}>
      <Form layout="vertical">
        <Form.Item label={label} htmlFor="new-path" validateStatus={fault || taken ? 'error' : undefined} help={fault ? t(`files.pathFault.${fault}`) : (taken ?? t('files.pathHint'))}>
          <Input id="new-path" value={typed} autoFocus onChange={(event) => setTyped(event.target.value)} onPressEnter={() => ready && !pending && onRename(wanted)} />
        </Form.Item>
      </Form>
      {children}
      {error !== null && error !== undefined && !taken && <Fault error={error} />}
    </Modal>
  );
}
