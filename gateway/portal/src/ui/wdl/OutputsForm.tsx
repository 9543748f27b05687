import { AutoComplete, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Table, Workflow } from '../../api/types';
import { bare } from './faults';

interface Props {
  workflow: Workflow;
  /** `this.<column>` by output; empty: it stays with the run. */
  outputs: Record<string, string>;
  table?: Table;
  faults: Record<string, string[]>;
  disabled?: boolean;
  onChange: (name: string, target: string) => void;
}

/** The column of the row that takes each output when a run is done. */
export function OutputsForm({ workflow, outputs, table, faults, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const columns = table?.columns ?? [];
  const where = (target: string) => {
    if (target.trim() === '') return t('wdl.staysWithRun');
    const there = columns.find((column) => `this.${column.name}` === target);
    return there ? t('wdl.overColumn', { type: there.type }) : t('wdl.newColumn');
  };
  return (
    <Form layout="vertical" component={false}>
      {workflow.outputs.length === 0 && <p className="quiet">{t('wdl.noOutputs')}</p>}
      {workflow.outputs.map((output) => {
        const name = bare(workflow, output.name);
        const target = outputs[name] ?? '';
        return (
          <Form.Item
            key={name}
            htmlFor={`output-${name}`}
            label={<>{name} <code className="quiet type">{output.type}</code></>}
            validateStatus={faults[name] ? 'error' : undefined}
            help={faults[name]?.join(' ')}
            extra={<>{output.description && <div className="input-what">{output.description}</div>}<span className="quiet">{where(target)}</span></>}
          >
            <AutoComplete
              id={`output-${name}`}
              className="code"
              allowClear
              disabled={disabled}
              value={target}
              onChange={(next: string) => onChange(name, next ?? '')}
              options={[...new Set([name.replaceAll('.', '_'), ...columns.map((column) => column.name)])].slice(0, 200).map((column) => ({ value: `this.${column}` }))}
              showSearch={{ filterOption: (typed, option) => String(option?.value).includes(typed) }}
            />
          </Form.Item>
        );
      })}
    </Form>
  );
}
