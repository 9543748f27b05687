import '@xyflow/react/dist/style.css';
import { Background, Controls, Handle, type Node, type NodeProps, Position, ReactFlow } from '@xyflow/react';
import { Skeleton } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { lookOf, State } from '../State';
import { useTheme } from '../theme/useTheme';
import { Fault } from '../Fault';
import { HEIGHT, placesOf, WIDTH } from './layout';
import type { GraphNode, GraphProps } from './types';

type Box = Node<{ node: GraphNode; narrow: boolean; chosen: boolean; onChoose?: (id: string) => void }>;

const TYPES = { call: CallBox };
/** Below this the names cannot be read: a larger workflow is shown in part at first, and whole by the button. */
const READABLE = 0.6;

/** The libraries' own part; loaded with them. Places are kept while only states change. */
export default function Canvas({ label, nodes, edges, chosen, onChoose, narrow }: GraphProps & { narrow: boolean }) {
  const { theme } = useTheme();
  const shape = JSON.stringify([nodes.map((node) => node.id), edges]);
  const [places, setPlaces] = useState<Map<string, { x: number; y: number }>>();
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    let wanted = true;
    placesOf(nodes, edges, narrow ? 'DOWN' : 'RIGHT').then((found) => wanted && setPlaces(found), (error) => wanted && setFault(error));
    return () => {
      wanted = false;
    };
  }, [shape]);
  const boxes = useMemo<Box[]>(
    () => nodes.map((node) => ({ id: node.id, type: 'call', position: places?.get(node.id) ?? { x: 0, y: 0 }, width: WIDTH, height: HEIGHT, data: { node, narrow, chosen: node.id === chosen, onChoose } })),
    [nodes, places, narrow, chosen, onChoose],
  );
  const lines = useMemo(() => edges.map((edge) => ({ id: `${edge.from} ${edge.to}`, source: edge.from, target: edge.to, focusable: false })), [edges]);
  if (fault) return <Fault error={fault} />;
  if (!places) return <Skeleton active />;
  return (
    <ReactFlow key={shape} aria-label={label} nodes={boxes} edges={lines} nodeTypes={TYPES} colorMode={theme} fitView fitViewOptions={{ maxZoom: 1, minZoom: READABLE, padding: 0.04 }} minZoom={0.05} nodesDraggable={false} nodesConnectable={false} nodesFocusable={false} proOptions={{ hideAttribution: true }} onlyRenderVisibleElements>
      <Background />
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}

function CallBox({ data: { node, narrow, chosen, onChoose } }: NodeProps<Box>) {
  return (
    <>
      <Handle type="target" position={narrow ? Position.Top : Position.Left} isConnectable={false} />
      <button type="button" className="call-box nopan" aria-pressed={chosen} title={node.label} data-state={node.state} style={node.state ? { borderInlineStartColor: `var(--${lookOf(node.state)})` } : undefined} onClick={() => onChoose?.(node.id)}>
        <span className="call-name">{node.label}</span>
        <span className="call-state">
          {node.state && <State state={node.state} />} {node.note}
        </span>
      </button>
      <Handle type="source" position={narrow ? Position.Bottom : Position.Right} isConnectable={false} />
    </>
  );
}
