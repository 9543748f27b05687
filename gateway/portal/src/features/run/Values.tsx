import { CopyText } from '../../ui/CopyText';

/** Named values as WDL has them; addresses of files are copied by a click. */
export function Values({ values, none }: { values?: Record<string, unknown>; none: string }) {
  const entries = Object.entries(values ?? {});
  if (entries.length === 0) return <span className="quiet">{none}</span>;
  return (
    <dl className="facts">
      {entries.map(([name, value]) => (
        <Entry key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Entry({ name, value }: { name: string; value: unknown }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {typeof value === 'string' && value.startsWith('drs://') ? (
          <CopyText text={value} />
        ) : (
          <pre className="value">{typeof value === 'string' ? value : JSON.stringify(value, null, 1)}</pre>
        )}
      </dd>
    </>
  );
}
