import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { CallError } from '../api/call';
import { asCallError } from '../api/load';
import type { PageProps } from '../app/pages';
import { go, to } from '../app/route';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { CellView } from './CellView';
import { Desk } from './desk';
import { NoNotebook, parse } from './ipynb';
import { keysOf } from './keys';
import './notebook.css';
import { SaveAsJob } from './SaveAsJob';
import { handOut, openNotebook, type Shelf } from './store';
import { Toolbar } from './Toolbar';
import { Variables } from './Variables';

/** So many cells are drawn at first, and more when one comes to their end. */
const STEP = 100;
const PLACES = [{ text: 'Notebooks', path: ['notebooks'] }];

/** A notebook: written, run in its session, saved with every change. */
export default function NotebookPage({ path, server }: PageProps) {
  const name = path[1] ?? '';
  const shelf = useMemo(() => ({ account: server.Account, region: server.Region }), [server]);
  const file = useOnce(() => openNotebook(shelf, name), name);
  const desk = useMemo(() => file.value && made(shelf, name, file.value), [file.value]);
  if (desk instanceof Desk) {
    return <Opened key={name} desk={desk} again={file.again} />;
  }
  return (
    <Page title={name} places={PLACES}>
      <Failure error={file.error} again={file.again} />
      {!file.value && !file.error && <Spinner size="large" />}
      {desk && file.value && <NotReadable name={name} why={desk.message} text={file.value.text} again={file.again} />}
    </Page>
  );
}

/** What is read when the page opens, and again only when that is asked for: what is written here is newer than the file. */
function useOnce<T>(read: () => Promise<T>, of: string) {
  const [found, setFound] = useState<{ value?: T; error?: CallError }>({});
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let there = true;
    setFound({});
    read().then(value => there && setFound({ value }), (e: unknown) => there && setFound({ error: asCallError(e) }));
    return () => {
      there = false;
    };
  }, [of, turn]);
  return { ...found, again: () => setTurn(turn + 1) };
}

function made(shelf: Shelf, name: string, file: { text: string; etag: string }): Desk | NoNotebook {
  try {
    return new Desk(shelf, name, parse(file.text), file.etag);
  } catch (e) {
    if (e instanceof NoNotebook) {
      return e;
    }
    throw e;
  }
}

function NotReadable({ name, why, text, again }: { name: string; why: string; text: string; again: () => void }) {
  return (
    <Alert
      type="error" header="This file is no notebook that can be opened"
      action={<><Button onClick={() => handOut(`${name}.ipynb`, text, 'application/json')}>Download it</Button> <Button onClick={again}>Try again</Button></>}
    >
      <div className="wrap">{why}</div>It stays as it is.
    </Alert>
  );
}

function Opened({ desk, again }: { desk: Desk; again: () => void }) {
  const state = useSyncExternalStore(desk.subscribe, desk.now);
  const [error, setError] = useState<CallError>();
  const [variables, setVariables] = useState(false);
  const [saving, setSaving] = useState(false);
  const keys = useMemo(() => keysOf(desk), [desk]);
  useEffect(() => {
    desk.begin();
    const hidden = () => document.hidden && void desk.save();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      desk.end();
    };
  }, [desk]);
  const tries = (act: Promise<unknown>) => {
    setError(undefined);
    act.catch((e: unknown) => setError(asCallError(e)));
  };
  return (
    <Page title={desk.name} places={PLACES} actions={<Button onClick={() => setSaving(true)}>Save as job</Button>}>
      {saving && <SaveAsJob desk={desk} close={() => setSaving(false)} />}
      <div className="notebook" onKeyDown={keys}>
        <Toolbar desk={desk} state={state} tries={tries} variables={variables} showVariables={setVariables} />
        <Failure error={error} />
        {state.saved.state === 'failed' && (
          <Alert type="warning" header="Not saved yet">
            <span className="wrap">{`${state.saved.error.code}: ${state.saved.error.message}`}</span> It is tried again and again while this page is open.
          </Alert>
        )}
        {state.saved.state === 'conflict' && <Conflict desk={desk} again={again} tries={tries} />}
        <div className={`notebook-desk ${variables ? 'with-variables' : ''}`}>
          <Cells desk={desk} />
          {variables && <Variables desk={desk} session={desk.hasSession() && state.session?.Status === 'READY' ? state.session.Id : undefined} ended={state.ended} close={() => setVariables(false)} />}
        </div>
      </div>
    </Page>
  );
}

/** Cells from the first on; a notebook of thousands is drawn as far as somebody has come. */
function Cells({ desk }: { desk: Desk }) {
  const { cells, active, editing, grabs, runs } = useSyncExternalStore(desk.subscribe, desk.now);
  const [most, setMost] = useState(STEP);
  const place = cells.findIndex(cell => cell.id === active);
  const drawn = Math.max(most, Math.ceil((place + 1) / STEP) * STEP);
  return (
    <div className="cells">
      {cells.slice(0, drawn).map((cell, i) => (
        <CellView key={cell.id} desk={desk} cell={cell} place={i} active={cell.id === active} editing={cell.id === active && editing} run={runs[cell.id]} grabs={cell.id === active ? grabs : 0} />
      ))}
      {cells.length > drawn && <More left={cells.length - drawn} show={() => setMost(drawn + STEP)} />}
      {cells.length <= drawn && (
        <button type="button" className="cell-add" onClick={() => { desk.choose(cells[cells.length - 1]!.id); desk.insert(1, undefined, true); }}>+ Cell</button>
      )}
    </div>
  );
}

function More({ left, show }: { left: number; show: () => void }) {
  const [end, setEnd] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (!end) {
      return undefined;
    }
    const seen = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && show(), { rootMargin: '600px' });
    seen.observe(end);
    return () => seen.disconnect();
  }, [end, left]);
  return <div ref={setEnd} className="cells-more"><Button variant="inline-link" onClick={show}>{`${left} more cells`}</Button></div>;
}

/** Somebody else has saved it: nothing is overwritten, and nothing of here is lost. */
function Conflict({ desk, again, tries }: { desk: Desk; again: () => void; tries: (act: Promise<unknown>) => void }) {
  const copy = `${desk.name} (mine ${new Date().toISOString().slice(0, 19).replaceAll(':', '.').replace('T', ' ')})`;
  return (
    <Alert
      type="error" header="Not saved: somebody else has saved or deleted this notebook since it was opened here"
      action={<><Button onClick={() => tries(desk.saveAs(copy).then(() => go(to(['notebooks', copy]))))}>Save mine as a copy</Button> <Button onClick={again}>Open theirs</Button></>}
    >
      Nothing more of this page is saved under this name. "Open theirs" gives up what was written here since.
    </Alert>
  );
}
