import { FileValue } from './FileValue';

/** More than these of one list are told by their number. */
const SHOWN = 20;
/** More of one value is no reading. */
const LONGEST = 5_000;

/** Named values as WDL has them; files by their names, with a look into them. */
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
  const files = Array.isArray(value) && value.length > 0 && value.every(isFile) ? value : isFile(value) ? [value] : undefined;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {files ? (
          <>
            {files.slice(0, SHOWN).map((file, index) => <FileValue key={index} uri={file} />)}
            {files.length > SHOWN && <span className="quiet">{`… ${files.length - SHOWN}`}</span>}
          </>
        ) : (
          <pre className="value">{shortened(typeof value === 'string' ? value : JSON.stringify(value, null, 1))}</pre>
        )}
      </dd>
    </>
  );
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

function isFile(value: unknown): value is string {
  return typeof value === 'string' && /^drs:\/\/[^/]+\/[^/]+$/.test(value);
}
