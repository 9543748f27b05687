import type { Workflow } from '../../api/types';

/** The name without the workflow's in front, as people and tables use it. */
export function bare(workflow: Workflow, qualified: string): string {
  return workflow.name && qualified.startsWith(`${workflow.name}.`) ? qualified.slice(workflow.name.length + 1) : qualified;
}
