import { Form, Input, Modal, Select } from 'antd';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { Fault } from '../../ui/Fault';
import { nameOf, pathFault } from './paths';
import { PickFile } from './PickFile';
import { to } from './place';

interface Source {
  object: string;
  path: string;
}

/** Shows a file of another workspace under a name here: nothing is copied, and it gives nobody a right that they have not got. */
export function AddReference({ workspace, folder, onClose }: { workspace: string; folder: string; onClose: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const [from, setFrom] = useState<string>();
  const [source, setSource] = useState<Source>();
  const [name, setName] = useState('');
  const fault = name === '' ? undefined : pathFault(folder + name);
  const take = (chosen: Source) => {
    setSource(chosen);
    if (chosen.path) setName(nameOf(chosen.path));
  };
  const add = useMutation({
    mutationFn: () => api.drs.post('/workspaces/{workspace}/files:reference', { path: { workspace }, body: { objectId: source!.object, path: folder + name } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['files', workspace] });
      onClose();
      go(to({ folder, file: (folder + name).normalize() }));
    },
  });
  return (
    <Modal open width={640} title={t('files.reference')} okText={t('files.addReference')} okButtonProps={{ disabled: !source || name === '' || fault !== undefined, loading: add.isPending }} onOk={() => add.mutate()} onCancel={onClose}>
      <p className="quiet">{t('files.referenceHint')}</p>
      <Form layout="vertical">
        <Form.Item label={t('files.fromWorkspace')} htmlFor="reference-workspace">
          <OtherWorkspace not={workspace} value={from} onChange={setFrom} />
        </Form.Item>
        {from && <PickFile key={from} workspace={from} chosen={source?.object} onPick={(entry) => take({ object: entry.objectId!, path: entry.path })} />}
        <Form.Item label={t('files.orAddress')} htmlFor="reference-address">
          <Input id="reference-address" placeholder="drs://" onChange={(event) => take({ object: event.target.value.trim().replace(/^.*\//, ''), path: '' })} />
        </Form.Item>
        <Form.Item label={t('files.nameHere')} htmlFor="reference-name" validateStatus={fault && 'error'} help={fault && t(`files.pathFault.${fault}`)}>
          <Input id="reference-name" value={name} onChange={(event) => setName(event.target.value)} prefix={<span className="quiet">{folder}</span>} />
        </Form.Item>
      </Form>
      {add.isError && <Fault error={add.error} />}
    </Modal>
  );
}

function OtherWorkspace({ not, value, onChange }: { not: string; value?: string; onChange: (id: string) => void }) {
  const [search, setSearch] = useState('');
  const found = useQuery({
    queryKey: ['workspaces', 'choice', search],
    queryFn: () => api.workspace.get('/workspaces', { query: { ...(search ? { search } : {}), pageSize: '50' } }),
    placeholderData: keepPreviousData,
  });
  const options = (found.data?.items ?? []).filter(({ id }) => id !== not).map(({ id, name }) => ({ value: id, label: name }));
  return <Select id="reference-workspace" showSearch={{ filterOption: false, onSearch: setSearch }} loading={found.isFetching} options={options} value={value} onChange={onChange} />;
}
