import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { type Diagnostic as Mark, lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Text } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { CodeProps, Diagnostic } from './Code';
import { wdlLook } from './look';

/** The library's own part; loaded with it. */
export default function Editor({ label, text, onChange, diagnostics, place, height = 'auto' }: CodeProps) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const change = useRef(onChange);
  const access = useRef(new Compartment());
  useEffect(() => {
    change.current = onChange;
  });
  useEffect(() => {
    const made = new EditorView({ parent: box.current!, state: stateOf(text, access.current, change) });
    view.current = made;
    return () => made.destroy();
    // The text of the first look; later ones are put in by the next effect, so that cursor and history stay.
  }, []);
  useEffect(() => {
    const made = view.current!;
    if (made.state.doc.toString() !== text) made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    view.current!.dispatch({ effects: access.current.reconfigure([EditorState.readOnly.of(!onChange), EditorView.contentAttributes.of({ 'aria-label': label, ...(onChange ? {} : { 'aria-readonly': 'true' }) })]) });
  }, [label, onChange === undefined]);
  useEffect(() => {
    const made = view.current!;
    made.dispatch(setDiagnostics(made.state, (diagnostics ?? []).map((one) => markOf(one, made.state.doc))));
  }, [diagnostics, text]);
  useEffect(() => {
    const made = view.current!;
    if (!place) return;
    const there = made.state.doc.line(Math.max(1, Math.min(place.line, made.state.doc.lines)));
    const at = Math.min(there.from + Math.max(0, (place.column ?? 1) - 1), there.to);
    made.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    if (place.focus) made.focus();
  }, [place]);
  return <div ref={box} className="code-editor" style={{ height, overflow: 'auto' }} data-testid="code" />;
}

function stateOf(text: string, access: Compartment, change: { current?: (text: string) => void }): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      lintGutter(), history(), bracketMatching(), closeBrackets(), autocompletion(), highlightActiveLine(), highlightSelectionMatches(),
      // Tab is left to the page: the keyboard must be able to leave.
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap]),
      wdlLook, access.of([]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) change.current?.(update.state.doc.toString());
      }),
    ],
  });
}

/** Places outside the text (it was edited since) are moved to its end. */
function markOf({ severity, message, line, column }: Diagnostic, document: Text): Mark {
  const there = document.line(Math.max(1, Math.min(line, document.lines)));
  const from = Math.min(there.from + Math.max(0, column - 1), there.to);
  const word = /^\w+/.exec(document.sliceString(from, there.to))?.[0].length ?? 1;
  return { from, to: Math.min(from + word, there.to), severity: severity === 'ERROR' ? 'error' : 'warning', message };
}
