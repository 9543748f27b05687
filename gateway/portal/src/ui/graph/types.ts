import type { ReactNode } from 'react';

export interface GraphNode {
  id: string;
  label: string;
  /** One of the states of `ui/State`; nothing while nothing ran. */
  state?: string;
  /** A second line: "× 10,000", a duration. */
  note?: ReactNode;
}

export interface GraphEdge {
  from: string;
  to: string;
}

export interface GraphProps {
  /** What the graph shows, in one line. */
  label: string;
  nodes: GraphNode[];
  edges: GraphEdge[];
  chosen?: string;
  onChoose?: (id: string) => void;
  /** Its height in pixels on a desk, should the calls need as much. */
  most?: number;
}
