import type { KeyboardEvent } from 'react';
import type { Desk } from './desk';

/** What a key does while nobody writes in a cell, as in Jupyter; keys that are pressed twice stand twice. */
const COMMANDS: Record<string, { says: string; does: (desk: Desk) => void }> = {
  Enter: { says: 'Write in the cell', does: desk => desk.choose(desk.now().active, true) },
  a: { says: 'New cell above', does: desk => desk.insert(0) },
  b: { says: 'New cell below', does: desk => desk.insert(1) },
  dd: { says: 'Delete the cell', does: desk => desk.remove() },
  z: { says: 'Undo the last deletion or merge', does: desk => desk.undoRemove() },
  x: { says: 'Cut the cell', does: desk => desk.cut() },
  c: { says: 'Copy the cell', does: desk => desk.copy() },
  v: { says: 'Paste the cell below', does: desk => desk.paste() },
  'Shift-M': { says: 'Merge with the cell below', does: desk => desk.merge() },
  m: { says: 'Make it Markdown', does: desk => desk.become('markdown') },
  y: { says: 'Make it Python', does: desk => desk.become('python') },
  q: { says: 'Make it SQL', does: desk => desk.become('sql') },
  k: { says: 'To the cell above', does: desk => desk.move(-1) },
  j: { says: 'To the cell below', does: desk => desk.move(1) },
  ArrowUp: { says: 'To the cell above', does: desk => desk.move(-1) },
  ArrowDown: { says: 'To the cell below', does: desk => desk.move(1) },
  'Alt-ArrowUp': { says: 'Move the cell up', does: desk => desk.shift(-1) },
  'Alt-ArrowDown': { says: 'Move the cell down', does: desk => desk.shift(1) },
  s: { says: 'Save now', does: desk => void desk.save() },
  ii: { says: 'Interrupt', does: desk => void desk.runner.interrupt() },
  '00': { says: 'Restart the session', does: desk => void desk.restart().catch(() => undefined) },
  'Shift-Enter': { says: 'Run, and to the next cell', does: desk => desk.run('next') },
  'Ctrl-Enter': { says: 'Run', does: desk => desk.run('stay') },
  'Alt-Enter': { says: 'Run, and a new cell below', does: desk => desk.run('below') },
};

/** For the page that lists them. */
export const KEYS: [string, string][] = [
  ...Object.entries(COMMANDS).map(([key, { says }]): [string, string] => [key.length === 2 ? `${key[0]}, ${key[1]}` : key.replace('Arrow', ''), says]),
  ['Ctrl-Shift-Minus', 'Two cells of one, at the cursor, in the text'], ['Esc', 'Leave the text of the cell'], ['Tab', 'Complete, in the text'],
];

/** Milliseconds between the two, by the times at which they were pressed, however busy the page is. */
const TWICE = 1_000;

/** Takes keys, and remembers the first of two. */
export function keysOf(desk: Desk) {
  let last = { key: '', at: 0 };
  return (event: KeyboardEvent) => {
    const cell = event.target as HTMLElement;
    // Not from what lies in the cell: its editor, a table's button.
    if (!cell.hasAttribute('data-cell') || event.metaKey || event.defaultPrevented) {
      return;
    }
    const held = event.shiftKey && (event.key === 'Enter' || event.key === 'M') ? 'Shift-' : event.ctrlKey ? 'Ctrl-' : event.altKey ? 'Alt-' : '';
    const key = held + event.key;
    const twice = last.key === key && event.timeStamp - last.at < TWICE ? key + key : '';
    const command = COMMANDS[twice] ?? COMMANDS[key];
    last = twice ? { key: '', at: 0 } : { key, at: event.timeStamp };
    if (command) {
      event.preventDefault();
      command.does(desk);
    }
  };
}
