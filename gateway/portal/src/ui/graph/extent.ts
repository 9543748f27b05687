import type { GraphEdge, GraphNode } from './types';

/** Boxes in the longest way, and most boxes beside one another: what a picture of them needs. */
export function extentOf(nodes: GraphNode[], edges: GraphEdge[]): { length: number; breadth: number } {
  const before = new Map(nodes.map((node) => [node.id, [] as string[]]));
  for (const { from, to } of edges) if (before.has(from)) before.get(to)?.push(from);
  const layers = new Map<string, number>();
  const layerOf = (id: string): number => {
    const known = layers.get(id);
    if (known !== undefined) return known;
    layers.set(id, 0); // ends a circle, should there be one
    const layer = Math.max(-1, ...(before.get(id) ?? []).map(layerOf)) + 1;
    layers.set(id, layer);
    return layer;
  };
  const counts = new Map<number, number>();
  for (const { id } of nodes) counts.set(layerOf(id), (counts.get(layerOf(id)) ?? 0) + 1);
  return { length: counts.size, breadth: Math.max(0, ...counts.values()) };
}
