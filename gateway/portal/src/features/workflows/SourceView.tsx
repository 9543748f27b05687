import { Segmented, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client';
import { Fault } from '../../ui/Fault';

interface Bundle {
  main: string;
  files: Record<string, string>;
}

/** The documents of a workflow as the platform keeps them, with line numbers. */
export function SourceView({ path, digest }: { path: { workspace: string; id: string }; digest: string }) {
  const bundle = useQuery({ queryKey: ['bundle', digest], queryFn: () => api.workspace.get('/workspaces/{workspace}/configurations/{id}/workflow', { path }) as Promise<unknown> as Promise<Bundle>, staleTime: Infinity });
  const [chosen, setChosen] = useState<string>();
  if (bundle.isPending) return <Skeleton active />;
  if (bundle.isError) return <Fault error={bundle.error} onRetry={() => bundle.refetch()} />;
  const name = chosen ?? bundle.data.main;
  const names = [bundle.data.main, ...Object.keys(bundle.data.files).filter((file) => file !== bundle.data.main).sort()];
  return (
    <>
      {names.length > 1 && <Segmented disabled={false} options={names} value={name} onChange={setChosen} style={{ marginBottom: 12 }} />}
      <ol className="source" data-testid="source">
        {bundle.data.files[name].split('\n').map((line, index) => (
          <li key={index} id={`L${index + 1}`}>{line}</li>
        ))}
      </ol>
    </>
  );
}
