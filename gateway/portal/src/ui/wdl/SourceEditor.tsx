import { Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bundle, WdlDiagnostic } from '../../api/types';
import { Code, type Place } from '../code/Code';
import { Problems } from './Problems';

interface Props {
  bundle: Bundle;
  diagnostics?: WdlDiagnostic[];
  /** Absent: the documents are only read. */
  onChange?: (bundle: Bundle) => void;
  height?: number | string;
}

const NONE: WdlDiagnostic[] = [];

/** The documents of a workflow, a tab each, the main one first; what is wrong with them in place, and as a list that leads there. */
export function SourceEditor({ bundle, diagnostics = NONE, onChange, height = 420 }: Props) {
  const { t } = useTranslation();
  const names = useMemo(() => [bundle.main, ...Object.keys(bundle.files).filter((name) => name !== bundle.main).sort()], [bundle.main, bundle.files]);
  const [chosen, setChosen] = useState<string>();
  const [place, setPlace] = useState<Place>();
  const name = chosen !== undefined && names.includes(chosen) ? chosen : bundle.main;
  const here = useMemo(() => diagnostics.filter(({ file }) => file === name), [diagnostics, name]);
  const errors = (file: string) => diagnostics.filter((one) => one.file === file && one.severity === 'ERROR').length;
  const jump = ({ file, line, column }: WdlDiagnostic) => {
    setChosen(file);
    setPlace({ line, column, focus: true });
  };
  return (
    <div className="source-editor" data-testid="source">
      {names.length > 1 && (
        <Tabs
          size="small"
          activeKey={name}
          onChange={(next) => {
            setChosen(next);
            setPlace(undefined);
          }}
          items={names.map((file) => ({ key: file, label: <>{file}{file === bundle.main && <span className="quiet"> {t('wdl.main')}</span>}{errors(file) > 0 && <span className="at-fault"> ✕ {errors(file)}</span>}</> }))}
        />
      )}
      <Code
        key={name}
        label={t('wdl.sourceOf', { name })}
        text={bundle.files[name] ?? ''}
        onChange={onChange && ((text) => onChange({ ...bundle, files: { ...bundle.files, [name]: text } }))}
        diagnostics={here}
        place={place}
        height={height}
      />
      <Problems diagnostics={diagnostics} withFile={names.length > 1} onChoose={jump} />
    </div>
  );
}
