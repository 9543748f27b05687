import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';

const Editor = lazy(() => import('./Editor'));

/** A place in a document that has something said about it; lines and columns count from 1. */
export interface Diagnostic {
  severity: 'ERROR' | 'WARNING';
  message: string;
  line: number;
  column: number;
}

export interface CodeProps {
  /** What the text is, for people who do not see it. */
  label: string;
  text: string;
  /** Absent: the text is only read. */
  onChange?: (text: string) => void;
  diagnostics?: Diagnostic[];
  /** Brought into sight and marked. */
  line?: number;
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
