import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { RemoteFile } from '../../api/objects';

const Canvas = lazy(() => import('./Canvas'));

export interface GenomeProps {
  /** What is shown, for people who do not see it. */
  label: string;
  /** Reads or variants, with the index that lets them be read by ranges; a small VCF needs none. */
  track: { file: RemoteFile; index?: RemoteFile; format: 'bam' | 'cram' | 'vcf' };
  /** Sequences by an indexed FASTA; without one only their names and lengths. */
  reference?: { path: string; fasta: RemoteFile; index: RemoteFile; blocks?: RemoteFile };
  contigs: { name: string; length: number }[];
  /** Where it opens: `chr1:1,000-2,000`. */
  locus?: string;
  onLocus?: (locus: string) => void;
}

/** The genome browser (igv.js), loaded when it is needed. It reads through our own ranges and asks nobody else. */
export function Genome(props: GenomeProps) {
  return (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
      <Canvas {...props} />
    </Suspense>
  );
}
