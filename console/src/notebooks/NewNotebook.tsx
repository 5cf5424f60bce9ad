import Button from '@cloudscape-design/components/button';
import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { CallError } from '../api/call';
import { asCallError } from '../api/load';
import { go, to } from '../app/route';
import { Failure } from '../parts/Failure';
import { bytes } from '../parts/time';
import { NoNotebook, parse, serialize } from './ipynb';
import { createNotebook, faultOfName, type Shelf } from './store';

const MOST = 50 << 20;

/** A new notebook, empty or of a file. */
export function NewNotebook({ shelf, from, close }: { shelf: Shelf; from: 'new' | 'import'; close: () => void }) {
  const [name, setName] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [error, setError] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const isImport = from === 'import';
  const fault = name ? faultOfName(name) : undefined;

  async function create(): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      await createNotebook(shelf, name, isImport ? serialize(parse(await textOf(files[0]!))) : undefined);
      go(to(['notebooks', name]));
    } catch (e) {
      setError(e instanceof NoNotebook ? new CallError('NoNotebook', e.message, '', 400) : asCallError(e));
      setBusy(false);
    }
  }

  return (
    <Modal
      visible onDismiss={close} header={isImport ? 'Import a notebook' : 'New notebook'} closeAriaLabel="Close"
      footer={<div className="modal-acts"><Button variant="link" onClick={close}>Cancel</Button><Button variant="primary" loading={busy} disabled={!name || !!fault || (isImport && files.length === 0)} onClick={() => void create()}>{isImport ? 'Import' : 'Create'}</Button></div>}
    >
      <SpaceBetween size="m">
        <Failure error={error} />
        {isImport && (
          <FormField label="File" description="A notebook of Jupyter, or one that was exported here.">
            <FileUpload
              value={files} accept=".ipynb" showFileSize
              onChange={({ detail }) => {
                setFiles(detail.value);
                setError(undefined);
                setName(name || (detail.value[0]?.name ?? '').replace(/\.ipynb$/, ''));
              }}
              i18nStrings={{ uploadButtonText: () => 'Choose a file', dropzoneText: () => 'Drop the file here', removeFileAriaLabel: () => 'Take the file away', errorIconAriaLabel: 'Error' }}
            />
          </FormField>
        )}
        <FormField label="Name" description="Also of the job that it may become." errorText={fault}>
          <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus={!isImport} spellcheck={false} onKeyDown={({ detail }) => detail.key === 'Enter' && name && !fault && !isImport && void create()} />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}

async function textOf(file: File): Promise<string> {
  if (file.size > MOST) {
    throw new NoNotebook(`It has ${bytes(file.size)}; up to ${bytes(MOST)} are taken.`);
  }
  return file.text();
}
