import type { Bundle, Configuration, Workflow } from '../../api/types';
import { bare } from '../../ui/wdl/faults';

/** A workflow as somebody is changing it; what was not touched is as it was kept. */
export interface Draft {
  /** The version that was looked at: a change by somebody else in between is told. */
  version: number;
  table?: string;
  inputs: Record<string, string>;
  outputs: Record<string, string>;
  /** Other documents than the kept ones. */
  bundle?: Bundle;
}

export function keptDraft({ version, table, inputs, outputs }: Configuration): Draft {
  return { version, table, inputs, outputs };
}

/**
 * The body of a change. An input left empty is left out, an output without a column is not written anywhere; those that the workflow does
 * not have (any more) are not sent. With no input given at all it stays a draft, which a launch refuses.
 */
export function bodyOf(name: string, { table, inputs, outputs, bundle }: Draft, workflow: Workflow) {
  const names = (parts: { name: string }[]) => new Set(parts.map((part) => bare(workflow, part.name)));
  const known = names(workflow.inputs);
  const given = Object.entries(inputs).filter(([input, expression]) => known.has(input) && expression?.trim());
  const targets = [...names(workflow.outputs)].map((output) => [output, outputs[output] ?? (bundle ? `this.${output.replaceAll('.', '_')}` : '')]);
  return {
    name,
    table,
    inputs: given.length > 0 || workflow.inputs.every((input) => input.optional) ? Object.fromEntries(given) : undefined,
    outputs: table ? Object.fromEntries(targets) : undefined,
    ...(bundle ? { workflow: { main: bundle.main, files: bundle.files } } : {}),
  };
}

/** Whether the documents are others, so that keeping them makes a version. */
export function isChanged(draft: Bundle | undefined, kept: Bundle | undefined): boolean {
  if (!draft || !kept) return false;
  const names = Object.keys(draft.files);
  return draft.main !== kept.main || names.length !== Object.keys(kept.files).length || names.some((name) => draft.files[name] !== kept.files[name]);
}
