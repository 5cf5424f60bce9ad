import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { CallError } from '../api/call';
import { asCallError } from '../api/load';
import { Failure } from '../parts/Failure';
import { deleteObject, download, readText } from './s3';

const SEEN = 16 * 1024;

/** What can be done with an object. */
export function ObjectActions({ bucket, of, name, done }: { bucket: string; of: string; name: string; done: () => void }) {
  const [asked, setAsked] = useState<'delete' | 'view'>();
  const [text, setText] = useState('');
  const [error, setError] = useState<CallError>();
  const failed = (e: unknown) => setError(asCallError(e));
  function choose(id: string): void {
    setError(undefined);
    if (id === 'download') {
      download(bucket, of).then(url => location.assign(url), failed);
    } else {
      setAsked(id as 'delete' | 'view');
      if (id === 'view') {
        setText('');
        readText(bucket, of, SEEN).then(setText, failed);
      }
    }
  }
  return (
    <>
      <ButtonDropdown
        variant="inline-icon" ariaLabel={`Actions for ${name}`}
        items={[{ id: 'view', text: 'View' }, { id: 'download', text: 'Download' }, { id: 'delete', text: 'Delete' }]}
        onItemClick={({ detail }) => choose(detail.id)}
      />
      {asked === 'view' && (
        <Modal visible size="large" onDismiss={() => setAsked(undefined)} header={name} closeAriaLabel="Close">
          <SpaceBetween size="s">
            <Failure error={error} />
            <Box variant="small">The first 16 KB as text</Box>
            <pre className="mono">{text}</pre>
          </SpaceBetween>
        </Modal>
      )}
      {asked === 'delete' && (
        <Modal
          visible onDismiss={() => setAsked(undefined)} header={`Delete ${name}?`} closeAriaLabel="Close"
          footer={<Box float="right"><Button variant="primary" onClick={() => deleteObject(bucket, of).then(() => { setAsked(undefined); done(); }, failed)}>Delete</Button></Box>}
        >
          <Failure error={error} />
          The object is gone for good; there are no older versions.
        </Modal>
      )}
    </>
  );
}
