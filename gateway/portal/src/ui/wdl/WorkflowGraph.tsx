import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallGraph } from '../../api/types';
import { Empty } from '../Empty';
import { Graph } from '../graph/Graph';

/** The calls of a workflow before anything ran: what waits for what, what runs for each element, what only under a condition. */
export function WorkflowGraph({ label, graph, most, chosen, onChoose }: { label: string; graph?: CallGraph; most?: number; chosen?: string; onChoose?: (id: string) => void }) {
  const { t } = useTranslation();
  const nodes = useMemo(
    () =>
      graph?.nodes.map(({ id, label, kind, scatter, conditional }) => ({
        id,
        label,
        note: [scatter && t('wdl.forEach', { scatter }), conditional && t('wdl.onlyIf', { conditional }), kind === 'WORKFLOW' && t('wdl.subworkflow')].filter(Boolean).join(' · '),
      })),
    [graph, t],
  );
  if (!graph || !nodes || nodes.length === 0) return <Empty title={t('wdl.noGraph')} hint={t('wdl.noGraphHint')} />;
  return <Graph label={label} nodes={nodes} edges={graph.edges} most={most} chosen={chosen} onChoose={onChoose} />;
}
