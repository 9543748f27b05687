import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DifferenceProps } from './Code';
import { wdlLook } from './look';

const FOLDED = { margin: 3, minSize: 6 };

/** The library's own part; loaded with it. */
export default function Merge({ label, before, after, beside }: DifferenceProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const read = (name: string) => [wdlLook, EditorState.readOnly.of(true), EditorView.contentAttributes.of({ 'aria-label': name, 'aria-readonly': 'true' })];
    const made = beside
      ? new MergeView({ parent: box.current!, a: { doc: before, extensions: read(t('wdl.before', { name: label })) }, b: { doc: after, extensions: read(t('wdl.after', { name: label })) }, collapseUnchanged: FOLDED })
      : new EditorView({ parent: box.current!, doc: after, extensions: [read(label), unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: FOLDED })] });
    return () => made.destroy();
  }, [label, before, after, beside, t]);
  return <div ref={box} className="difference" data-testid="difference" />;
}
