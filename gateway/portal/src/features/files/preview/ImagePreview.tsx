import { Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteFile } from '../../../api/objects';
import { Fault } from '../../../ui/Fault';
import { IMAGE_TYPES } from './kind';

const MOST = 32 * 1024 * 1024;

/** A picture, read as bytes and drawn as the type that its name says. */
export function ImagePreview({ file, extension }: { file: RemoteFile; extension: string }) {
  const { t } = useTranslation();
  const small = file.size <= MOST;
  const bytes = useQuery({ queryKey: ['picture', file.object], queryFn: () => file.arrayBuffer(), enabled: small, staleTime: Infinity, gcTime: 0 });
  const [address, setAddress] = useState<string>();
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    if (!bytes.data) return undefined;
    const made = URL.createObjectURL(new Blob([bytes.data], { type: IMAGE_TYPES[extension] }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes.data, extension]);
  if (!small) return <p className="quiet">{t('files.tooLarge')}</p>;
  if (broken) return <p className="quiet">{t('files.noPicture')}</p>;
  if (bytes.isError) return <Fault error={bytes.error} onRetry={() => bytes.refetch()} />;
  if (!address) return <Skeleton.Image active />;
  return <img className="picture" src={address} alt={file.name} onError={() => setBroken(true)} data-testid="preview" />;
}
