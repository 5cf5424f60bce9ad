import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Modal from '@cloudscape-design/components/modal';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { go, to } from '../app/route';
import { duration, useNow } from '../parts/time';
import { words } from '../parts/State';
import { DeleteNotebook } from './DeleteNotebook';
import type { Desk, State } from './desk';
import { KEYS } from './keys';
import { freeCopy } from './names';
import { scriptOf } from './script';
import { isOpen } from './sessions';
import { handOut } from './store';

interface Props {
  desk: Desk;
  state: State;
  tries: (act: Promise<unknown>) => void;
  variables: boolean;
  showVariables: (show: boolean) => void;
}

/** What is done with the whole of a notebook, how its session is, and whether it is saved; it stays in sight. */
export function Toolbar({ desk, state, tries, variables, showVariables }: Props) {
  const [asked, setAsked] = useState<'delete' | 'keys'>();
  const busy = Object.keys(state.runs).length > 0;
  const open = state.session !== undefined && isOpen(state.session);
  const acts: Record<string, () => void> = {
    below: () => desk.runBelow(),
    clear: () => desk.clearOutputs(),
    variables: () => showVariables(!variables),
    keys: () => setAsked('keys'),
    delete: () => setAsked('delete'),
    duplicate: () => tries(freeCopy(desk.shelf, desk.name).then(async copy => {
      await desk.saveAs(copy);
      go(to(['notebooks', copy]));
    })),
    ipynb: () => handOut(`${desk.name}.ipynb`, desk.text(), 'application/json'),
    script: () => tries((async () => handOut(`${desk.name}.py`, scriptOf(state.cells).text, 'text/x-python'))()),
    up: () => desk.shift(-1),
    down: () => desk.shift(1),
    merge: () => desk.merge(),
    undo: () => desk.undoRemove(),
    cell: () => desk.remove(),
  };
  return (
    <div className="toolbar" role="toolbar" aria-label="Notebook">
      <div className="toolbar-acts">
        <Button iconName="caret-right-filled" onClick={() => desk.run('next')} ariaLabel="Run the cell">Run</Button>
        <Button onClick={() => desk.runAll()}>Run all</Button>
        <Button iconName="add-plus" variant="normal" onClick={() => desk.insert(1, undefined, true)} ariaLabel="Add a cell">Cell</Button>
        <Button disabled={!busy} onClick={() => tries(desk.runner.interrupt())}>Interrupt</Button>
        <Button onClick={() => tries(open ? desk.restart() : desk.ensure())}>{open ? 'Restart' : 'Start'}</Button>
        <Button disabled={!open} onClick={() => tries(desk.stop())}>Stop</Button>
        <ButtonDropdown
          items={[
            { id: 'below', text: 'Run from here to the end' },
            { id: 'clear', text: 'Clear all outputs' },
            { id: 'variables', text: variables ? 'Hide the variables' : 'Variables' },
            { text: 'Cell', items: [{ id: 'up', text: 'Move up' }, { id: 'down', text: 'Move down' }, { id: 'merge', text: 'Merge with the one below' }, { id: 'cell', text: 'Delete the cell' }, { id: 'undo', text: 'Undo the deletion or merge' }] },
            { text: 'Notebook', items: [{ id: 'duplicate', text: 'Duplicate' }, { id: 'ipynb', text: 'Export as .ipynb' }, { id: 'script', text: 'Export as script' }, { id: 'delete', text: 'Delete the notebook' }] },
            { id: 'keys', text: 'Keys' },
          ]}
          onItemClick={({ detail }) => acts[detail.id]?.()}
        >
          More
        </ButtonDropdown>
      </div>
      <div className="toolbar-facts">
        <SessionFact state={state} busy={busy} />
        <SavedFact state={state} />
      </div>
      {asked === 'delete' && <DeleteNotebook shelf={desk.shelf} name={desk.name} close={() => setAsked(undefined)} before={() => desk.abandon()} done={() => go(to(['notebooks']))} />}
      {asked === 'keys' && <Keys close={() => setAsked(undefined)} />}
    </div>
  );
}

/** How the session is; the idle clock goes only while nothing runs. */
function SessionFact({ state, busy }: { state: State; busy: boolean }) {
  const { session } = state;
  const now = useNow(session?.Status === 'READY' || session?.Status === 'PROVISIONING' || busy);
  const running = Object.values(state.runs).find(run => run.state === 'running');
  const waiting = Object.values(state.runs).filter(run => run.state === 'queued').length;
  if (session?.Status === 'PROVISIONING') {
    return <StatusIndicator type="in-progress">{`Session begins, ${duration(now - (session.CreatedOn ?? now))}`}</StatusIndicator>;
  }
  if (running) {
    return <StatusIndicator type="in-progress">{`Running ${duration(Math.max(0, now - running.since / 1000))}${waiting > 0 ? `, ${waiting} wait` : ''}`}</StatusIndicator>;
  }
  if (!session) {
    return <StatusIndicator type="stopped">No session</StatusIndicator>;
  }
  if (session.Status === 'READY') {
    const idle = Math.max(0, now - Math.max(state.worked / 1000, session.CreatedOn ?? 0));
    return <StatusIndicator type="success">{`Ready, idle ${idle < 60 ? duration(Math.floor(idle)) : `${Math.floor(idle / 60)} min`}${session.IdleTimeout ? ` of ${session.IdleTimeout} min` : ''}`}</StatusIndicator>;
  }
  return <span title={session.ErrorMessage}><StatusIndicator type={session.Status === 'STOPPED' || session.Status === 'STOPPING' ? 'stopped' : 'error'}>{`Session ${words(session.Status ?? '').toLowerCase()}`}</StatusIndicator></span>;
}

const SAVED = { saved: 'Saved', changed: 'Changed', saving: 'Saving …', conflict: 'Not saved', failed: 'Not saved' };

function SavedFact({ state }: { state: State }) {
  const { state: saved } = state.saved;
  return <span className="saved" data-saved={saved}><StatusIndicator type={saved === 'saved' ? 'success' : saved === 'conflict' || saved === 'failed' ? 'error' : 'pending'}>{SAVED[saved]}</StatusIndicator></span>;
}

function Keys({ close }: { close: () => void }) {
  return (
    <Modal visible onDismiss={close} header="Keys" closeAriaLabel="Close">
      <p>While no text of a cell is being written, as in Jupyter:</p>
      <table className="keys"><tbody>{KEYS.map(([key, says]) => <tr key={key}><th scope="row"><kbd>{key}</kbd></th><td>{says}</td></tr>)}</tbody></table>
    </Modal>
  );
}
