import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import { post } from '../api/call';
import { asCallError } from '../api/load';
import { Failure } from '../parts/Failure';

/** By the link that the server printed, or by a key pair. */
export function SignIn({ link, done }: { link: string | null; done: () => void }) {
  const [id, setId] = useState('');
  const [secret, setSecret] = useState('');
  const [region, setRegion] = useState('us-east-1');
  const [error, setError] = useState<ReturnType<typeof asCallError>>();
  const [busy, setBusy] = useState(false);
  const followed = useRef(false);

  function signIn(given: object): void {
    setBusy(true);
    setError(undefined);
    post('sign-in', given).then(
      () => {
        if (location.hash.startsWith('#/sign-in')) {
          location.replace('#/');
        }
        done();
      },
      (e: unknown) => {
        setBusy(false);
        setError(asCallError(e));
        // What has been used is not tried again by a reload.
        history.replaceState(null, '', '#/sign-in');
      },
    );
  }
  useEffect(() => {
    if (link && !followed.current) {
      followed.current = true;
      signIn({ Link: link });
    }
  }, [link]);

  return (
    <Box padding="xxl">
      <div style={{ maxWidth: 440, margin: '0 auto' }}>
        <form onSubmit={e => { e.preventDefault(); signIn({ AccessKeyId: id, SecretAccessKey: secret, Region: region }); }}>
          <Container header={<Header variant="h1" description="With the key pair that your AWS clients use here. Or run ./mastic console on the server: it prints a link that signs you in.">Sign in to Mastic</Header>}>
            <SpaceBetween size="m">
              <Failure error={error} />
              <FormField label="Access key ID"><Input value={id} onChange={({ detail }) => setId(detail.value)} autoComplete="username" spellcheck={false} /></FormField>
              <FormField label="Secret access key"><Input type="password" value={secret} onChange={({ detail }) => setSecret(detail.value)} autoComplete="current-password" /></FormField>
              <FormField label="Region"><Input value={region} onChange={({ detail }) => setRegion(detail.value)} spellcheck={false} /></FormField>
              <Button variant="primary" formAction="submit" loading={busy}>Sign in</Button>
            </SpaceBetween>
          </Container>
        </form>
      </div>
    </Box>
  );
}
