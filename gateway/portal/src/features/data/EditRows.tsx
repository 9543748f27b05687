import { Checkbox, Form, Modal, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Table } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { ValueInput } from './ValueInput';
import { typed, typeText, typeWords } from './values';

interface Props {
  workspace: string;
  table: Table;
  names: string[];
  onClose: () => void;
}

/** One column of several rows gets one value: of all of them or of none. */
export function EditRows({ workspace, table, names, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState(table.columns[0]?.name);
  const [text, setText] = useState('');
  const [empty, setEmpty] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const column = table.columns.find((one) => one.name === name);
  const edit = useMutation({
    mutationFn: (value: unknown) =>
      api.workspace.post('/workspaces/{workspace}/tables/{table}/rows:edit', { path: { workspace, table: table.name }, body: { rows: names, attributes: { [name!]: value } } as never }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['rows', workspace, table.name] });
      onClose();
    },
  });
  const keep = () => {
    if (!column) return;
    const read = empty ? { value: null } : typed(text, column.type);
    if ('fault' in read) return setWrong(t(`data.wrong.${read.fault}`));
    if (!empty && read.value === null) return setWrong(t('data.valueMissing'));
    edit.mutate(read.value);
  };
  const change = (next: string) => {
    setText(next);
    setWrong(undefined);
  };
  return (
    <Modal open title={t('data.editTitle', { count: names.length })} okText={t('data.changeRows', { count: names.length })} cancelText={t('data.cancel')} confirmLoading={edit.isPending} onOk={keep} onCancel={onClose}>
      <Form layout="vertical">
        <Form.Item label={t('data.column')}>
          <Select
            showSearch
            aria-label={t('data.column')}
            value={name}
            options={table.columns.map((one) => ({ value: one.name, label: `${one.name} · ${typeWords(typeText(one), t)}` }))}
            onChange={(next: string) => {
              setName(next);
              change('');
            }}
          />
        </Form.Item>
        {column && (
          <Form.Item label={t('data.newValue')} validateStatus={wrong ? 'error' : undefined} help={wrong}>
            {!empty && <ValueInput key={name} workspace={workspace} column={column} text={text} onText={change} invalid={wrong !== undefined} />}
            <Checkbox checked={empty} onChange={(event) => setEmpty(event.target.checked)} style={{ marginTop: 8 }}>{t('data.makeEmpty')}</Checkbox>
          </Form.Item>
        )}
      </Form>
      <p className="quiet">{t('data.editAllWhat')}</p>
      {edit.isError && <Fault error={edit.error} />}
    </Modal>
  );
}
