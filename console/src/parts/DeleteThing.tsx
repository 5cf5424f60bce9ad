import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { CallError } from '../api/call';
import { asCallError } from '../api/load';
import { go } from '../app/route';
import { Failure } from './Failure';

/** A button that deletes something after one more look, and leads on. */
export function DeleteThing({ name, what, act, then }: { name: string; what: string; act: () => Promise<unknown>; then: string }) {
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<CallError>();
  return (
    <>
      <Button onClick={() => { setError(undefined); setAsked(true); }}>Delete</Button>
      {asked && (
        <Modal
          visible onDismiss={() => setAsked(false)} header={<span className="wrap">Delete {name}?</span>} closeAriaLabel="Close"
          footer={
            <Box float="right">
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="link" onClick={() => setAsked(false)}>Cancel</Button>
                <Button variant="primary" onClick={() => act().then(() => go(then), (e: unknown) => setError(asCallError(e)))}>Delete</Button>
              </SpaceBetween>
            </Box>
          }
        >
          <SpaceBetween size="s"><Failure error={error} /><span>{what}</span></SpaceBetween>
        </Modal>
      )}
    </>
  );
}
