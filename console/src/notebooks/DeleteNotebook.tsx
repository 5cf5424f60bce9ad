import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { CallError } from '../api/call';
import { asCallError } from '../api/load';
import { Failure } from '../parts/Failure';
import { sessionOf, stopSession } from './sessions';
import { deleteNotebook, type Shelf } from './store';

/** Asks once more, ends the notebook's session, and deletes its file. */
export function DeleteNotebook({ shelf, name, close, done, before }: { shelf: Shelf; name: string; close: () => void; done: () => void; before?: () => void }) {
  const [error, setError] = useState<CallError>();
  const remove = async () => {
    const session = await sessionOf(name);
    if (session) {
      await stopSession(session.Id!);
    }
    before?.();
    await deleteNotebook(shelf, name);
    done();
  };
  return (
    <Modal
      visible onDismiss={close} header={<span className="wrap">Delete {name}?</span>} closeAriaLabel="Close"
      footer={<div className="modal-acts"><Button variant="link" onClick={close}>Cancel</Button><Button variant="primary" onClick={() => void remove().catch((e: unknown) => setError(asCallError(e)))}>Delete</Button></div>}
    >
      <SpaceBetween size="s"><Failure error={error} /><span>The notebook's file is deleted and its session ends. A job that was made of it stays, with its script.</span></SpaceBetween>
    </Modal>
  );
}
