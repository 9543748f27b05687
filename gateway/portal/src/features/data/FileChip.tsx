import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ga4gh } from '../../api/client';
import { Chip } from '../../ui/Chip';
import { CopyText } from '../../ui/CopyText';
import { size } from '../../ui/Size';
import { together } from './together';

interface FileFacts {
  id: string;
  name?: string;
  size?: number;
  checksums?: { type: string; checksum: string }[];
}

/** The chips of a screen ask together. */
const facts = together(async (ids: string[]) => {
  const found = await ga4gh.drs.post('/ga4gh/drs/v1/objects', { body: { bulk_object_ids: ids } as never });
  const objects = ((found as { resolved_drs_object?: FileFacts[] }).resolved_drs_object ?? []);
  return new Map(objects.map((object) => [object.id, object]));
});

/** A file by its name, with size and checksum on hover; one that cannot be looked up by the end of its address. */
export function FileChip({ address }: { address: string }) {
  const { t, i18n } = useTranslation();
  const id = address.startsWith('drs://') ? address.split('/').at(-1)! : undefined;
  const file = useQuery({ queryKey: ['file facts', id], queryFn: async () => (await facts(id!)) ?? null, enabled: id !== undefined, staleTime: 300_000, retry: false });
  const known = file.data;
  const name = known?.name ?? address.split('/').at(-1) ?? address;
  const preview = (
    <>
      <strong className="breakable">{name}</strong>
      <dl className="facts">
        {known?.size !== undefined && <div className="fact"><dt>{t('data.size')}</dt><dd>{size(known.size, i18n.language)}</dd></div>}
        {known?.checksums?.slice(0, 1).map(({ type, checksum }) => <div key={type} className="fact"><dt>{type}</dt><dd>{checksum}</dd></div>)}
      </dl>
      <CopyText text={address} />
      {known === null && <p className="quiet">{t('data.fileGone')}</p>}
    </>
  );
  return <Chip kind="file" text={name} preview={preview} />;
}
