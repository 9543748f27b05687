import { useTranslation } from 'react-i18next';
import type { WdlDiagnostic } from '../../api/types';

interface Props {
  diagnostics: WdlDiagnostic[];
  /** The name of the file is told where there are several. */
  withFile: boolean;
  onChoose: (diagnostic: WdlDiagnostic) => void;
}

/** What is wrong with a workflow, errors first; each leads to its place. */
export function Problems({ diagnostics, withFile, onChoose }: Props) {
  const { t } = useTranslation();
  if (diagnostics.length === 0) return null;
  const sorted = [...diagnostics].sort((a, b) => Number(a.severity !== 'ERROR') - Number(b.severity !== 'ERROR'));
  const errors = diagnostics.filter(({ severity }) => severity === 'ERROR').length;
  return (
    <section className="problems" aria-label={t('wdl.problems')} role={errors > 0 ? 'alert' : undefined} data-testid="problems">
      <strong>{[errors > 0 && t('wdl.errors', { count: errors }), diagnostics.length > errors && t('wdl.warnings', { count: diagnostics.length - errors })].filter(Boolean).join(' · ')}</strong>
      <ol>
        {sorted.map((one, index) => (
          <li key={index}>
            <button type="button" className="link" onClick={() => onChoose(one)}>
              <span aria-hidden className={one.severity === 'ERROR' ? 'at-fault' : 'at-warning'}>{one.severity === 'ERROR' ? '✕' : '!'}</span>{' '}
              <span className="quiet number">{withFile && `${one.file} `}{t('wdl.place', { line: one.line, column: one.column })}</span> {one.message}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
