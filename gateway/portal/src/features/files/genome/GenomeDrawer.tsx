import { Drawer, Select, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteFile } from '../../../api/objects';
import type { StoredObject } from '../../../api/types';
import { Empty } from '../../../ui/Empty';
import { Fault } from '../../../ui/Fault';
import { Genome } from '../../../ui/genome/Genome';
import { kindOf } from '../preview/kind';
import { usePlace } from '../place';
import { firstLocus } from './contigs';
import { layoutOf } from './layout';
import { indexOf, type Reference, referencesOf } from './neighbours';
import { useLocus } from './useLocus';

const NONE = '';
/** Bytes of a VCF that can be shown without an index: all of it is read. */
const SMALL = 20 * 1024 * 1024;

interface Props {
  workspace: string;
  object: StoredObject;
  file: RemoteFile;
  onClose: () => void;
}

/** Reads or variants over the genome, by ranges of the file; the reference is one of the workspace's, or none. */
export function GenomeDrawer({ workspace, object, file, onClose }: Props) {
  const { t } = useTranslation();
  const kind = kindOf(object.path);
  const needed = useQuery({
    queryKey: ['files', workspace, 'genome', object.id],
    queryFn: async () => {
      const [index, layout, found] = await Promise.all([indexOf(workspace, object.path), layoutOf(file), referencesOf(workspace, object.path)]);
      return { index, layout, references: found };
    },
    staleTime: Infinity,
  });
  const [chosen, setChosen] = useState<string>();
  const all = needed.data?.references ?? [];
  // A single reference is meant; of several the person says which.
  const reference = all.find(({ path }) => path === (chosen ?? (all.length === 1 ? all[0].path : NONE)));
  return (
    // Keys stay here: the list's details below would close at the Escape that closes this.
    <div onKeyDown={(event) => event.stopPropagation()}>
      <Drawer open placement="bottom" size="88vh" title={object.name} onClose={onClose} data-testid="genome" extra={<ReferenceChoice all={all} chosen={reference?.path ?? NONE} onChoose={setChosen} />}>
        {needed.isError && <Fault error={needed.error} onRetry={() => needed.refetch()} />}
        {needed.isPending && <Skeleton active />}
        {needed.data && !needed.data.index && (kind.kind === 'alignments' || (kind.packed && file.size > SMALL)) && <Empty title={t('files.noIndex')} hint={t('files.noIndexHint')} />}
        {needed.data && (needed.data.index || (kind.kind === 'variants' && file.size <= SMALL)) && <Shown file={file} index={needed.data.index} layout={needed.data.layout} reference={reference} />}
      </Drawer>
    </div>
  );
}

function ReferenceChoice({ all, chosen, onChoose }: { all: Reference[]; chosen: string; onChoose: (path: string) => void }) {
  const { t } = useTranslation();
  const options = [{ value: NONE, label: t('files.noReference') }, ...all.map(({ path }) => ({ value: path, label: path }))];
  return <Select aria-label={t('files.referenceGenome')} value={chosen} options={options} onChange={onChoose} style={{ width: 'min(320px, 50vw)' }} popupMatchSelectWidth={false} />;
}

interface Shown {
  file: RemoteFile;
  index?: RemoteFile;
  layout: Awaited<ReturnType<typeof layoutOf>>;
  reference?: Reference;
}

function Shown({ file, index, layout, reference }: Shown) {
  const { t } = useTranslation();
  const { kind, extension } = kindOf(file.name);
  const { locus: asked } = usePlace();
  const { onLocus } = useLocus();
  const [start] = useState(asked ?? firstLocus(layout, kind === 'variants' ? 200 : 300));
  if (!reference && layout.contigs.length === 0) return <Empty title={t('files.needsReference')} hint={t('files.needsReferenceHint')} />;
  const format = extension === 'cram' ? 'cram' : kind === 'alignments' ? 'bam' : 'vcf';
  return <Genome key={reference?.path ?? NONE} label={file.name} track={{ file, index, format }} reference={reference} contigs={layout.contigs} locus={start} onLocus={onLocus} />;
}
