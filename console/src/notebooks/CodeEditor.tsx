import { completionStatus, startCompletion } from '@codemirror/autocomplete';
import { indentWithTab } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { minimalSetup } from 'codemirror';
import { useLayoutEffect, useRef } from 'react';
import { completions, language } from './code';
import type { Desk } from './desk';
import type { Cell } from './ipynb';

/** What was written in cells, with what can be undone, for as long as the page is open. */
const states = new WeakMap<Desk, Map<string, EditorState>>();

/** The editor of the cell that somebody writes in; there is one at a time. */
export function CodeEditor({ desk, cell, label, at }: { desk: Desk; cell: Cell; label: string; at: { x: number; y: number } | undefined }) {
  const holder = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const known = states.get(desk) ?? new Map<string, EditorState>();
    states.set(desk, known);
    const key = `${cell.id} ${cell.kind}`;
    const before = known.get(key);
    const state = before?.doc.toString() === cell.source ? before : stateOf(desk, cell, label);
    const view = new EditorView({ state, parent: holder.current! });
    view.focus();
    const place = at && view.posAtCoords(at);
    if (typeof place === 'number') {
      view.dispatch({ selection: { anchor: place } });
    }
    return () => {
      known.set(key, view.state);
      view.destroy();
    };
  }, [cell.id, cell.kind]);
  return <div ref={holder} className="cell-editor" />;
}

function stateOf(desk: Desk, cell: Cell, label: string): EditorState {
  const run = (then: 'stay' | 'next' | 'below') => () => {
    desk.run(then);
    return true;
  };
  const complete = (view: EditorView) => {
    const { from, empty } = view.state.selection.main;
    const line = view.state.doc.lineAt(from);
    // Where only spaces stand before, Tab is what it always is.
    return empty && /[\w.]$/.test(view.state.sliceDoc(line.from, from)) && startCompletion(view);
  };
  return EditorState.create({
    doc: cell.source,
    extensions: [
      Prec.highest(keymap.of([
        { key: 'Shift-Enter', run: run('next') }, { key: 'Mod-Enter', run: run('stay') }, { key: 'Alt-Enter', run: run('below') },
        { key: 'Ctrl-Shift--', preventDefault: true, run: view => { desk.split(cell.id, view.state.selection.main.head); return true; } },
        { key: 'Mod-s', preventDefault: true, run: () => { void desk.save(); return true; } },
      ])),
      // Escape first closes what is open in the editor.
      Prec.high(keymap.of([{ key: 'Escape', run: view => completionStatus(view.state) === null && (desk.choose(cell.id), true) }])),
      cell.kind === 'python' ? keymap.of([{ key: 'Tab', run: complete }]) : [],
      keymap.of([indentWithTab]),
      minimalSetup,
      EditorView.lineWrapping,
      indentUnit.of('    '),
      language(cell.kind, async context => (desk.hasSession() && !desk.runner.isBusy() ? completions(desk.now().session!.Id!, context) : null)),
      EditorView.contentAttributes.of({ 'aria-label': label }),
      EditorView.updateListener.of(update => update.docChanged && desk.edit(cell.id, { source: update.state.doc.toString() })),
    ],
  });
}
