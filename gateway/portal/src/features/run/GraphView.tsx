import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Graph } from '../../ui/graph/Graph';
import type { GraphNode } from '../../ui/graph/types';
import { Loaded } from '../../ui/Loaded';
import { stateOf, statesOf, total, type States } from './counts';
import { useGraph } from './runs';
import { useView } from './useView';
import { CallsTable } from './CallsTable';
import { useNumber } from '../../ui/useNumber';

/** The workflow as a graph, each call coloured by how its calls stand; a chosen one is listed below. */
export function GraphView({ run }: { run: Run }) {
  const { t } = useTranslation();
  const graph = useGraph(run.run.id);
  return (
    <Loaded query={graph}>
      {(found) => (found.nodes.length === 0 ? <Empty title={t('run.noGraph')} hint={t('run.noGraphHint')} /> : <Drawn run={run} nodes={found.nodes} edges={found.edges} />)}
    </Loaded>
  );
}

type Found = NonNullable<ReturnType<typeof useGraph>['data']>;

function Drawn({ run, nodes, edges }: { run: Run } & Found) {
  const { t } = useTranslation();
  const [chosen, change] = useView();
  const boxes = useMemo<GraphNode[]>(
    () =>
      nodes.map((node) => {
        const states = statesOf(run.counts, node.id, node.kind === 'WORKFLOW');
        return { id: node.id, label: node.label, state: stateOf(states), note: <Note states={states} scatter={node.scatter} conditional={node.conditional} /> };
      }),
    [nodes, run.counts],
  );
  const choose = (id: string) => {
    const node = nodes.find((one) => one.id === id);
    const single = node?.kind === 'TASK' && !node.scatter && total(statesOf(run.counts, id, false)) === 1;
    change(single ? { name: id, call: id, attempt: undefined } : { name: chosen.name === id ? undefined : id, state: undefined });
  };
  const group = nodes.find((node) => node.id === chosen.name);
  return (
    <>
      <Graph label={t('run.graphOf', { workflow: run.run.workflow })} nodes={boxes} edges={edges} chosen={chosen.name} onChoose={choose} />
      {chosen.name && (
        <div className="run-group">
          <h3>{group?.label ?? chosen.name}</h3>
          {group?.scatter && <p className="quiet">{t('run.scatter', { over: group.scatter })}</p>}
          {group?.conditional && <p className="quiet">{t('run.conditional', { condition: group.conditional })}</p>}
          <CallsTable run={run} within={group?.kind === 'WORKFLOW' ? group.id : undefined} height={320} />
        </div>
      )}
    </>
  );
}

/** How many of how many, or why there is nothing yet; the state's word stands before it. */
function Note({ states, scatter, conditional }: { states: States; scatter?: string; conditional?: string }) {
  const { t } = useTranslation();
  const number = useNumber();
  const all = total(states);
  if (all === 0) return <>{scatter ? t('run.manyLater') : conditional ? t('run.maybe') : t('run.notYet')}</>;
  if (all === 1) return null;
  const state = stateOf(states);
  const some = state === 'FAILED' ? states.FAILED : state === 'SUBMITTING' ? (states.DONE ?? 0) : undefined;
  return <span className="number">{some === undefined ? `× ${number(all)}` : `${number(some)} / ${number(all)}`}</span>;
}
