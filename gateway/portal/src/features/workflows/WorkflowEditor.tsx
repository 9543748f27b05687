import { Form, Select, Skeleton, Tabs } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { useTables } from '../../api/lists';
import { useDebounced } from '../../api/useDebounced';
import type { Bundle, Configuration, Description, Workflow } from '../../api/types';
import { useBundle, useData, useDescription, useDraftDescription, useValues } from '../../api/workflows';
import { mayWrite, useWorkspace } from '../../api/workspaces';
import { CopyText } from '../../ui/CopyText';
import { Heading } from '../../ui/Heading';
import { useDraft } from '../../ui/useDraft';
import { byField, faultsOf } from '../../ui/wdl/faults';
import { InputsForm } from '../../ui/wdl/InputsForm';
import { OutputsForm } from '../../ui/wdl/OutputsForm';
import { WorkflowGraph } from '../../ui/wdl/WorkflowGraph';
import { Actions } from './Actions';
import { bodyOf, type Draft, isChanged, keptDraft } from './draft';
import { Refused } from './Refused';
import { Rename } from './Rename';
import { SourcePart } from './SourcePart';
import { Versions } from './Versions';

/** What goes in, what comes out, the source, its picture and its versions: one draft of all, kept together or not at all. */
export function WorkflowEditor({ workspace, configuration }: { workspace: string; configuration: Configuration }) {
  const { t, i18n } = useTranslation();
  const [parts, setParts] = useSearchParams();
  const queries = useQueryClient();
  const writable = mayWrite(useWorkspace(workspace).data);
  const [typed, setTyped, dropTyped] = useDraft<Draft | null>(`workflow ${configuration.id}`, null);
  const draft = typed ?? keptDraft(configuration);
  const change = (next: Partial<Draft>) => setTyped((before) => ({ ...(before ?? keptDraft(configuration)), ...next }));
  const setOne = (part: 'inputs' | 'outputs') => (name: string, text: string) =>
    setTyped((before) => {
      const base = before ?? keptDraft(configuration);
      return { ...base, [part]: { ...base[part], [name]: text } };
    });

  const kept = useBundle(workspace, configuration.id, configuration.digest);
  const settled = useDebounced(draft.bundle);
  const drafted = useDraftDescription(workspace, settled, i18n.language);
  const fresh = settled === draft.bundle && !drafted.isPlaceholderData;
  const described = useDescription(workspace, configuration, i18n.language);
  const workflow: Workflow & Partial<Description> = (draft.bundle && drafted.data?.valid ? drafted.data : undefined) ?? described.data ?? configuration.workflow;
  const { graph } = workflow;

  const tables = useTables(workspace);
  const table = tables.items.find((one) => one.name === draft.table);
  const known = { table, tables: tables.items, data: useData(workspace).items };
  const values = useValues(workspace, { table: draft.table, expressions: draft.inputs }, i18n.language);

  const save = useMutation({
    mutationFn: () => api.workspace.put('/workspaces/{workspace}/configurations/{id}', { path: { workspace, id: configuration.id }, version: draft.version, body: bodyOf(configuration.name, draft, workflow) }),
    onSuccess: (changed) => {
      dropTyped();
      queries.setQueryData(['configuration', configuration.id], changed);
    },
    onError: (error) => {
      const at = (['inputs', 'outputs'] as const).find((part) => Object.keys(byField(faultsOf(error), part === 'inputs' ? 'input' : 'output', workflow).fields).length > 0);
      if (at) setParts({ tab: at }, { replace: true });
    },
  });
  const inputFaults = byField(faultsOf(save.error), 'input', workflow);
  const outputFaults = byField(inputFaults.rest, 'output', workflow);
  const changed = isChanged(draft.bundle, kept.data);
  const saveable = typed !== null && (!draft.bundle || !changed || (fresh && drafted.data?.valid === true));
  const [renaming, setRenaming] = useState(false);
  const renamed = (now: Configuration) => {
    // What is typed was typed over the version that has another name now: it is no change of somebody else.
    if (typed?.version === configuration.version) setTyped((before) => before && { ...before, version: now.version });
    queries.setQueryData(['configuration', configuration.id], now);
  };
  const takeBundle = (bundle: Bundle) => {
    change({ bundle });
    setParts({ tab: 'source' });
  };
  const count = (fields: Record<string, string[]>) => (Object.keys(fields).length > 0 ? <span className="at-fault"> ✕ {Object.keys(fields).length}</span> : null);
  return (
    <>
      <Heading
        title={configuration.name}
        what={<>{configuration.workflow.name} <CopyText text={configuration.digest} shown={configuration.digest.slice(0, 12)} /></>}
        actions={<Actions workspace={workspace} id={configuration.id} writable={writable} changed={typed !== null} asVersion={changed} saveable={saveable} saving={save.isPending} onSave={() => save.mutate()} onDrop={() => { dropTyped(); save.reset(); }} onRename={() => setRenaming(true)} />}
      />
      {renaming && <Rename workspace={workspace} configuration={configuration} onRenamed={renamed} onClose={() => setRenaming(false)} />}
      {save.isError && <Refused error={save.error} rest={outputFaults.rest} onTheirs={() => { dropTyped(); save.reset(); void queries.invalidateQueries({ queryKey: ['configuration', configuration.id] }); }} />}
      <Form layout="vertical" component={false}>
        <Form.Item htmlFor="table" label={t('workflows.table')} style={{ maxWidth: 360 }}>
          <Select id="table" allowClear disabled={!writable} value={draft.table} onChange={(name?: string) => change({ table: name })} options={tables.items.map((one) => ({ value: one.name }))} />
        </Form.Item>
      </Form>
      <Tabs
        activeKey={parts.get('tab') ?? 'inputs'}
        onChange={(tab) => setParts({ tab }, { replace: true })}
        items={[
          { key: 'inputs', label: <>{t('workflows.inputs')}{count(inputFaults.fields)}</>, children: <div className="form wide"><p className="quiet">{t('workflows.inputsWhat')}</p><InputsForm key={workflow.name} workflow={workflow} inputs={draft.inputs} known={known} values={values.data} faults={inputFaults.fields} disabled={!writable} onChange={setOne('inputs')} /></div> },
          { key: 'outputs', label: <>{t('workflows.outputs')}{count(outputFaults.fields)}</>, children: <div className="form"><p className="quiet">{t('workflows.outputsWhat')}</p>{draft.table ? <OutputsForm workflow={workflow} outputs={draft.outputs} table={table} faults={outputFaults.fields} disabled={!writable} onChange={setOne('outputs')} /> : <p>{t('workflows.outputsNoTable')}</p>}</div> },
          { key: 'source', label: t('workflows.source'), children: <SourcePart workspace={workspace} kept={kept} draft={draft.bundle} diagnostics={draft.bundle ? (fresh ? drafted.data?.diagnostics : undefined) : described.data?.diagnostics} error={draft.bundle ? drafted.error : null} writable={writable} onChange={(bundle) => change({ bundle })} /> },
          { key: 'graph', label: t('workflows.graph'), children: described.isPending && !graph ? <Skeleton active /> : <WorkflowGraph label={workflow.name ?? configuration.name} graph={graph} most={520} /> },
          { key: 'versions', label: t('workflows.versions'), children: <Versions workspace={workspace} configuration={configuration} writable={writable} onTake={takeBundle} /> },
        ]}
      />
    </>
  );
}
