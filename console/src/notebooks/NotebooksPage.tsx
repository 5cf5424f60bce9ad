import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import type { CallError } from '../api/call';
import { asCallError } from '../api/load';
import type { PageProps } from '../app/pages';
import { go, to } from '../app/route';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { NameList } from '../parts/NameList';
import { Page } from '../parts/Page';
import { Reference } from '../parts/Reference';
import { quoted } from '../parts/Copy';
import { bytes, Time } from '../parts/time';
import { DeleteNotebook } from './DeleteNotebook';
import { freeCopy } from './names';
import './notebook.css';
import { NewNotebook } from './NewNotebook';
import { Running, useSessions } from './Running';
import { notebookOf } from './sessions';
import { bucketOf, duplicateNotebook, handOut, listNotebooks, openNotebook, type Kept } from './store';

/** All notebooks, and the sessions that run. */
export default function NotebooksPage({ server }: PageProps) {
  const shelf = useMemo(() => ({ account: server.Account, region: server.Region }), [server]);
  const [asked, setAsked] = useState<'new' | 'import' | { remove: string }>();
  const [error, setError] = useState<CallError>();
  const [turn, setTurn] = useState(0);
  const kept = useMemo(() => {
    let all: Promise<Kept[]> | undefined;
    return () => (all ??= listNotebooks(shelf));
  }, [shelf, turn]);
  const sessions = useSessions();
  const running = new Set((sessions.value ?? []).map(notebookOf));
  const act = (name: string, id: string) => {
    setError(undefined);
    const acts: Record<string, () => Promise<unknown>> = {
      duplicate: async () => {
        const copy = await freeCopy(shelf, name);
        await duplicateNotebook(shelf, name, copy);
        go(to(['notebooks', copy]));
      },
      export: async () => handOut(`${name}.ipynb`, (await openNotebook(shelf, name)).text, 'application/json'),
      delete: async () => setAsked({ remove: name }),
    };
    acts[id]!().catch((e: unknown) => setError(asCallError(e)));
  };
  const create = <Button variant="primary" onClick={() => setAsked('new')}>New notebook</Button>;
  return (
    <Page title="Notebooks">
      <Failure error={error} />
      <NameList<Kept>
        key={turn}
        noun="notebooks"
        names={async () => (await kept()).map(one => one.name)}
        rows={async names => (await kept()).filter(one => names.includes(one.name))}
        nameOf={one => one.name}
        concerns={() => false}
        actions={<SpaceBetween direction="horizontal" size="xs"><Button onClick={() => setAsked('import')}>Import</Button>{create}</SpaceBetween>}
        empty={<Empty title="No notebooks yet" action={create}>A notebook is PySpark, SQL and text, cell by cell, in a session that keeps what its cells made.</Empty>}
        columns={[
          { id: 'name', header: 'Name', cell: one => <Link href={to(['notebooks', one.name])}><span className="wrap">{one.name}</span></Link>, isRowHeader: true, minWidth: 150 },
          { id: 'session', header: 'Session', cell: one => (running.has(one.name) ? 'Runs' : '–'), minWidth: 90 },
          { id: 'size', header: 'Size', cell: one => bytes(one.size) },
          { id: 'modified', header: 'Saved', cell: one => <Time at={one.modified} /> },
          {
            id: 'acts', header: 'Actions', minWidth: 130,
            cell: one => (
              <ButtonDropdown variant="inline-icon" expandToViewport ariaLabel={`Actions for ${one.name}`} onItemClick={({ detail }) => act(one.name, detail.id)}
                items={[{ id: 'duplicate', text: 'Duplicate' }, { id: 'export', text: 'Export as .ipynb' }, { id: 'delete', text: 'Delete' }]}
              />
            ),
          },
        ]}
      />
      <Running sessions={sessions} />
      <Reference command={`aws s3 ls ${quoted(`s3://${bucketOf(shelf)}/notebooks/`)}`} />
      {(asked === 'new' || asked === 'import') && <NewNotebook shelf={shelf} from={asked} close={() => setAsked(undefined)} />}
      {typeof asked === 'object' && <DeleteNotebook shelf={shelf} name={asked.remove} close={() => setAsked(undefined)} done={() => { setAsked(undefined); setTurn(turn + 1); sessions.again(); }} />}
    </Page>
  );
}
