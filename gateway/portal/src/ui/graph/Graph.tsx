import { Skeleton } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../State';
import { extentOf } from './extent';
import type { GraphProps } from './types';

const LINE = 80;
const MARGIN = 110;
/** On a phone, where the way leads down. */
const HIGHEST = 560;

const Canvas = lazy(() => import('./Canvas'));

/** Calls and what they wait for, laid out from left to right, as high as they need; loaded when it is needed, and a list for people who do not see it. */
export function Graph({ most = 460, ...graph }: GraphProps) {
  const { t } = useTranslation();
  // Read once: on a phone the way leads down.
  const [narrow] = useState(() => window.matchMedia('(max-width: 600px)').matches);
  const { length, breadth } = useMemo(() => extentOf(graph.nodes, graph.edges), [graph.nodes, graph.edges]);
  const height = narrow ? Math.min(HIGHEST, MARGIN + LINE * length) : Math.min(most, MARGIN + LINE * breadth);
  const names = new Map(graph.nodes.map((node) => [node.id, node.label]));
  const after = (id: string) => graph.edges.filter((edge) => edge.to === id).flatMap((edge) => names.get(edge.from) ?? []);
  return (
    <figure className="graph" aria-label={graph.label}>
      <div style={{ height }}>
        <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height }} />}>
          <Canvas {...graph} narrow={narrow} />
        </Suspense>
      </div>
      <ul className="unseen">
        {graph.nodes.map((node) => (
          <li key={node.id}>
            {node.label}
            {node.state && `: ${wordsOf(node.state, t)}`}
            {after(node.id).length > 0 && `, ${t('graph.after', { names: after(node.id).join(', ') })}`}
          </li>
        ))}
      </ul>
    </figure>
  );
}
