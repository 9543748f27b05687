import { foldGutter, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { wdl } from './wdl';

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--series-3)', fontWeight: '600' },
  { tag: tags.typeName, color: 'var(--brand)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--done)' },
  { tag: [tags.number, tags.bool], color: 'var(--platform)' },
  { tag: tags.comment, color: 'var(--quiet)', fontStyle: 'italic' },
]);

const LOOK = EditorView.theme({
  '&': { backgroundColor: 'var(--surface)', color: 'var(--text)', border: '1px solid var(--line)', borderRadius: '6px', fontSize: '12.5px' },
  '.cm-content, .cm-gutters': { fontFamily: 'ui-monospace, Menlo, Consolas, monospace' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--quiet)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--sunken)' },
  '.cm-deletedChunk, &.cm-merge-a .cm-changedLine': { backgroundColor: 'color-mix(in srgb, var(--failed) 14%, transparent) !important' },
  '.cm-changedLine, &.cm-merge-b .cm-changedLine': { backgroundColor: 'color-mix(in srgb, var(--done) 14%, transparent) !important' },
  '.cm-changedText, &.cm-merge-a .cm-changedText, &.cm-merge-b .cm-changedText, .cm-deletedText': { background: 'none !important', textDecoration: 'underline' },
  // Lies upon the line's own colour, which would count twice.
  '.cm-insertedLine, .cm-deletedLine': { background: 'none !important' },
  '.cm-collapsedLines': { background: 'var(--sunken) !important', color: 'var(--quiet)' },
  '.cm-panels, .cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--text)', borderColor: 'var(--line)' },
});

/** How WDL looks, read or written. */
export const wdlLook: Extension = [lineNumbers(), foldGutter(), wdl, syntaxHighlighting(COLOURS), LOOK, EditorView.lineWrapping];
