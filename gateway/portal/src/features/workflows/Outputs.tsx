import { AutoComplete, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Table, Workflow } from '../../api/types';
import { bare } from './names';

/** The column of the row that takes each output when a run is done; empty: the output stays with the run only. */
export function Outputs({ workflow, table }: { workflow: Workflow; table?: Table }) {
  const { t } = useTranslation();
  return (
    <div className="form">
      <p className="quiet">{t('workflows.outputsWhat')}</p>
      {workflow.outputs.map((output) => {
        const name = bare(workflow, output.name);
        return (
          <Form.Item key={name} name={['outputs', name]} label={<>{name} <code className="quiet type">{output.type}</code></>}>
            <AutoComplete options={[...new Set([name, ...(table?.columns ?? []).map((column) => column.name)])].map((column) => ({ value: `this.${column}` }))} />
          </Form.Item>
        );
      })}
    </div>
  );
}
