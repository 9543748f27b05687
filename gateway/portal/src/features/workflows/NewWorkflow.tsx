import { Form, Input, Modal, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useTables } from '../../api/lists';
import type { Bundle } from '../../api/types';
import { useDebounced } from '../../api/useDebounced';
import { useDraftDescription } from '../../api/workflows';
import { Fault } from '../../ui/Fault';
import { useDraft } from '../../ui/useDraft';
import { takenName } from './Rename';
import { PASTED, SourcePicker } from './SourcePicker';

interface Wanted {
  name: string;
  table?: string;
  bundle?: Bundle;
}

/** A workflow to be: named, given a table, and checked while it is written; only one that can run is kept. */
export function NewWorkflow({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const [wanted, setWanted, dropDraft] = useDraft<Wanted>(`new workflow ${workspace}`, { name: '', bundle: PASTED });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tables = useTables(workspace);
  const settled = useDebounced(wanted.bundle);
  const checked = useDraftDescription(workspace, settled, i18n.language);
  const fresh = settled === wanted.bundle && !checked.isPlaceholderData;
  const ready = fresh && checked.data?.valid === true;
  const name = wanted.name.trim() || (checked.data?.name ?? '');
  const create = useMutation({
    mutationFn: ({ files, main }: Bundle) => api.workspace.post('/workspaces/{workspace}/configurations', { path: { workspace }, body: { name, table: wanted.table, workflow: { files, main } } }),
    onSuccess: async (made) => {
      dropDraft();
      await queries.invalidateQueries({ queryKey: ['configurations', workspace] });
      onClose();
      await navigate(`/workspaces/${workspace}/workflows/${made.id}`);
    },
  });
  const taken = takenName(create.error);
  return (
    <Modal
      open
      width={960}
      title={t('workflows.add')}
      okText={t('workflows.add')}
      confirmLoading={create.isPending}
      okButtonProps={{ disabled: !ready || name === '' }}
      onOk={() => wanted.bundle && create.mutate(wanted.bundle)}
      onCancel={onClose}
    >
      <Form layout="vertical" component={false}>
        <div className="side-by-side">
          <Form.Item htmlFor="new-name" label={t('workflows.name')} {...(taken ? { validateStatus: 'error' as const, help: taken } : {})}>
            <Input id="new-name" maxLength={200} value={wanted.name} placeholder={checked.data?.name} onChange={(event) => setWanted((before) => ({ ...before, name: event.target.value }))} />
          </Form.Item>
          <Form.Item htmlFor="new-table" label={t('workflows.table')} extra={t('workflows.tableHint')}>
            <Select id="new-table" allowClear value={wanted.table} onChange={(table?: string) => setWanted((before) => ({ ...before, table }))} options={tables.items.map((table) => ({ value: table.name }))} />
          </Form.Item>
        </div>
      </Form>
      <SourcePicker workspace={workspace} bundle={wanted.bundle} diagnostics={fresh ? checked.data?.diagnostics : undefined} onChange={(bundle) => setWanted((before) => ({ ...before, bundle }))} />
      {checked.isError && <Fault error={checked.error} />}
      <p className="quiet" aria-live="polite" data-testid="draft-state">
        {ready && t('workflows.valid', { name: checked.data?.name, inputs: checked.data?.inputs.length, outputs: checked.data?.outputs.length })}
        {fresh && checked.data && !checked.data.valid && checked.data.diagnostics.every(({ severity }) => severity !== 'ERROR') && t('workflows.nothingToRun')}
      </p>
      {create.isError && !taken && <Fault error={create.error} />}
    </Modal>
  );
}
