import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import type { CallError } from '../api/call';
import { asCallError, useLoad } from '../api/load';
import { go } from '../app/route';
import { jobHref } from '../jobs/jobs';
import { Failure } from '../parts/Failure';
import { jobOf, saveAsJob } from './asjob';
import type { Desk } from './desk';
import { MagicError } from './magics';
import { scriptOf } from './script';

/** Shows the script that a notebook becomes, and makes the job. */
export function SaveAsJob({ desk, close }: { desk: Desk; close: () => void }) {
  const made = useMemo(() => tried(desk), [desk]);
  const there = useLoad(() => jobOf(desk.name), [desk.name]);
  const [role, setRole] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError>();
  const shown = role ?? there.value?.Role ?? (typeof made === 'string' ? undefined : made.settings.role) ?? `arn:aws:iam::${desk.shelf.account}:role/glue`;
  const save = () => {
    setBusy(true);
    saveAsJob(desk, shown).then(() => go(jobHref(desk.name, 'script')), (e: unknown) => {
      setError(asCallError(e));
      setBusy(false);
    });
  };
  return (
    <Modal
      visible size="large" onDismiss={close} header={<span className="wrap">{there.value ? `Renew the job ${desk.name}` : `Make the job ${desk.name}`}</span>} closeAriaLabel="Close"
      footer={<div className="modal-acts"><Button variant="link" onClick={close}>Cancel</Button><Button variant="primary" loading={busy} disabled={typeof made === 'string'} onClick={save}>Save the job</Button></div>}
    >
      <SpaceBetween size="m">
        <Failure error={error ?? there.error} />
        <FormField label="Role" description="The ARN of the role whose name runs act under.">
          <Input value={shown} onChange={({ detail }) => setRole(detail.value)} spellcheck={false} />
        </FormField>
        <FormField label="Script" description="What the cells do from first to last. Magics are settings of the job, and comments." errorText={typeof made === 'string' ? made : undefined} stretch>
          <pre className="mono job-script" tabIndex={0} role="region" aria-label="The script">{typeof made === 'string' ? '' : made.text}</pre>
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}

function tried(desk: Desk) {
  try {
    return scriptOf(desk.now().cells);
  } catch (e) {
    if (e instanceof MagicError) {
      return e.message;
    }
    throw e;
  }
}
