import { ApiError } from '../../api/client';
import type { Workflow } from '../../api/types';

/** The name without the workflow's in front, as people and tables use it. */
export function bare(workflow: Pick<Workflow, 'name'>, qualified: string): string {
  return workflow.name && qualified.startsWith(`${workflow.name}.`) ? qualified.slice(workflow.name.length + 1) : qualified;
}

export type Told = { where?: string; detail: string }[];

export function faultsOf(error: unknown): Told {
  return (error instanceof ApiError && error.problem.faults) || [];
}

/** Faults by the input or output that they are about (`row NA12878, input cram`, `wf.cram`), each sentence once; the rest have no field here. */
export function byField(faults: Told, kind: 'input' | 'output', workflow: Workflow): { fields: Record<string, string[]>; rest: Told } {
  const known = new Set((kind === 'input' ? workflow.inputs : workflow.outputs).map(({ name }) => bare(workflow, name)));
  const fields: Record<string, string[]> = {};
  const rest: Told = [];
  for (const fault of faults) {
    const last = fault.where?.split(', ').at(-1) ?? '';
    const name = last.startsWith(`${kind} `) ? last.slice(kind.length + 1) : kind === 'input' ? bare(workflow, last) : '';
    if (!known.has(name)) rest.push(fault);
    else if (!(fields[name] ??= []).includes(fault.detail)) fields[name].push(fault.detail);
  }
  return { fields, rest };
}
