import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { RemoteFile } from '../../../api/objects';
import type { StoredObject } from '../../../api/types';
import { GenomeDrawer } from '../genome/GenomeDrawer';
import { to, usePlace } from '../place';
import { HeadPreview } from './HeadPreview';
import { ImagePreview } from './ImagePreview';
import { kindOf } from './kind';

/** What is in a file, shown by a click and not before: every look at bytes is recorded. */
export function Preview({ object, workspace }: { object: StoredObject; workspace: string }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const place = usePlace();
  const [open, setOpen] = useState(false);
  const choice = kindOf(object.path);
  const file = useMemo(() => new RemoteFile(object.id, object.name, object.size), [object.id, object.name, object.size]);
  const inGenome = choice.kind === 'alignments' || choice.kind === 'variants';
  return (
    <>
      <div className="tools">
        {!open && choice.kind !== 'alignments' && <Button onClick={() => setOpen(true)}>{t('files.preview')}</Button>}
        {inGenome && <Button onClick={() => go(to({ ...place, file: object.path, view: 'genome' }))}>{t('files.openGenome')}</Button>}
      </div>
      {open && (choice.kind === 'image' && !choice.packed ? <ImagePreview file={file} extension={choice.extension} /> : <HeadPreview file={file} kind={choice.kind} />)}
      {inGenome && place.view === 'genome' && <GenomeDrawer workspace={workspace} object={object} file={file} onClose={() => go(to({ ...place, view: undefined, locus: undefined }))} />}
    </>
  );
}
