import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';

const Editor = lazy(() => import('./Editor'));
const Merge = lazy(() => import('./Merge'));

/** A place in a document that has something said about it; lines and columns count from 1. */
export interface Diagnostic {
  severity: 'ERROR' | 'WARNING';
  message: string;
  line: number;
  column: number;
}

export interface Place {
  line: number;
  column?: number;
  /** Whether the keyboard goes there too. */
  focus?: boolean;
}

export interface CodeProps {
  /** What the text is, for people who do not see it. */
  label: string;
  text: string;
  /** Absent: the text is only read. */
  onChange?: (text: string) => void;
  diagnostics?: Diagnostic[];
  /** Brought into sight, each time that another object comes. */
  place?: Place;
  height?: number | string;
}

/** WDL with highlighting, search (Ctrl F), folding and diagnostics in place; the editor loads when it is needed. */
export function Code(code: CodeProps) {
  return (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
      <Editor {...code} />
    </Suspense>
  );
}

export interface DifferenceProps {
  /** What the text is, for people who do not see it. */
  label: string;
  before: string;
  after: string;
  /** Two texts beside each other; else one with what went and what came. */
  beside: boolean;
}

/** What changed between two texts; what stayed is folded. */
export function Difference(difference: DifferenceProps) {
  return (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
      <Merge {...difference} />
    </Suspense>
  );
}
