import ELK from 'elkjs/lib/elk-api';
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker';
import type { GraphEdge, GraphNode } from './types';

export const WIDTH = 168;
export const HEIGHT = 52;

const elk = new ELK({ workerFactory: () => new ElkWorker() });

/** Places of the nodes; computed beside the page, which goes on answering. */
export async function placesOf(nodes: GraphNode[], edges: GraphEdge[], direction: 'RIGHT' | 'DOWN'): Promise<Map<string, { x: number; y: number }>> {
  const known = new Set(nodes.map((node) => node.id));
  const laid = await elk.layout({
    id: 'all',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': direction, 'elk.layered.spacing.nodeNodeBetweenLayers': direction === 'RIGHT' ? '36' : '28', 'elk.spacing.nodeNode': '20' },
    children: nodes.map((node) => ({ id: node.id, width: WIDTH, height: HEIGHT })),
    edges: edges.filter((edge) => known.has(edge.from) && known.has(edge.to)).map((edge) => ({ id: `${edge.from} ${edge.to}`, sources: [edge.from], targets: [edge.to] })),
  });
  return new Map((laid.children ?? []).map((child) => [child.id, { x: child.x ?? 0, y: child.y ?? 0 }]));
}
