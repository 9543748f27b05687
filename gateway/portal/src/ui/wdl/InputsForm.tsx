import { Collapse, Form, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evaluated, Structs, Workflow, WorkflowInput } from '../../api/types';
import { ExpressionField } from './ExpressionField';
import type { Known } from './expressions';
import { bare } from './faults';

interface Props {
  workflow: Workflow & { structs?: Structs };
  inputs: Record<string, string>;
  known: Known;
  values?: Evaluated;
  faults: Record<string, string[]>;
  disabled?: boolean;
  onChange: (name: string, text: string) => void;
}

const NO_STRUCTS: Structs = {};
/** More can be searched. */
const MANY = 12;

/** The inputs of a workflow: those it needs first, optional ones folded, those that its calls leave open folded too. */
export function InputsForm({ workflow, inputs, known, values, faults, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const groups = useMemo(() => grouped(workflow), [workflow]);
  const fields = (of: WorkflowInput[]) =>
    of.map((input) => {
      const name = bare(workflow, input.name);
      return <ExpressionField key={name} input={input} name={name} text={inputs[name] ?? ''} structs={workflow.structs ?? NO_STRUCTS} known={known} live={values?.values[name]} faults={faults[name]} disabled={disabled} onChange={onChange} />;
    });
  const given = (input: WorkflowInput) => Boolean(inputs[bare(workflow, input.name)]?.trim());
  const atFault = (input: WorkflowInput) => faults[bare(workflow, input.name)] !== undefined;
  const having = (is: (input: WorkflowInput) => boolean) => [...(groups.optional.some(is) ? ['optional'] : []), ...(groups.ofCalls.some(is) ? ['calls'] : [])];
  const [open, setOpen] = useState(() => having(given));
  const folded = (key: string, label: string, of: WorkflowInput[]) => ({ key, label, children: <Folded inputs={of} fields={fields} name={(input) => bare(workflow, input.name)} /> });
  return (
    <Form layout="vertical" component={false}>
      {values?.row !== undefined && <p className="quiet">{t('wdl.valuesOf', { row: values.row })}</p>}
      {fields(groups.needed)}
      {groups.needed.length === 0 && <p className="quiet">{t('wdl.nothingNeeded')}</p>}
      <Collapse
        ghost
        activeKey={[...new Set([...open, ...having(atFault)])]}
        onChange={setOpen}
        items={[
          ...(groups.optional.length > 0 ? [folded('optional', t('wdl.optional', { count: groups.optional.length }), groups.optional)] : []),
          ...(groups.ofCalls.length > 0 ? [folded('calls', t('wdl.ofCalls', { count: groups.ofCalls.length }), groups.ofCalls)] : []),
        ]}
      />
    </Form>
  );
}

/** Inputs of calls have a dot in their name; where a call leaves a needed one open it stands with the needed. */
export function grouped(workflow: Workflow): { needed: WorkflowInput[]; optional: WorkflowInput[]; ofCalls: WorkflowInput[] } {
  const needed = workflow.inputs.filter((input) => !input.optional);
  const others = workflow.inputs.filter((input) => input.optional);
  const nested = (input: WorkflowInput) => bare(workflow, input.name).includes('.');
  return { needed, optional: others.filter((input) => !nested(input)), ofCalls: others.filter(nested) };
}

interface FoldedProps {
  inputs: WorkflowInput[];
  fields: (inputs: WorkflowInput[]) => React.ReactNode;
  name: (input: WorkflowInput) => string;
}

function Folded({ inputs, fields, name }: FoldedProps) {
  const { t } = useTranslation();
  const [sought, setSought] = useState('');
  const found = inputs.filter((input) => name(input).toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <>
      {inputs.length > MANY && <Input allowClear value={sought} onChange={(event) => setSought(event.target.value)} placeholder={t('wdl.find')} aria-label={t('wdl.find')} style={{ maxWidth: 320, marginBottom: 12 }} />}
      {fields(found)}
    </>
  );
}
