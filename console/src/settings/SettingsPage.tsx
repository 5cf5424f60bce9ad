import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { CallError } from '../api/call';
import { useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { Copy } from '../parts/Copy';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { Keys } from './Keys';
import { Metrics } from './Metrics';

interface Health {
  status: string;
  checks: Record<string, string>;
}

/** Its answer is of use with any status that tells the checks: 503 says what fails. */
async function checked(signal: AbortSignal): Promise<Health> {
  const answer = await fetch('health', { signal });
  const said = (await answer.json().catch(() => ({}))) as Partial<Health> & { message?: string };
  if (!said.checks) {
    throw new CallError(`HTTP ${answer.status}`, said.message ?? 'The server does not tell its health.', answer.headers.get('x-amzn-requestid') ?? '', answer.status);
  }
  return { status: said.status ?? '', checks: said.checks };
}

/** The server: its versions, where it keeps what, its health and figures, the keys that it accepts, and how clients reach it. */
export default function SettingsPage({ server }: PageProps) {
  const health = useLoad(checked, []);
  return (
    <Page title="Settings">
      <Container header={<Header variant="h2">Server</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Mastic', value: server.Version },
            { label: 'Java', value: server.Java },
            { label: 'Signatures', value: server.Auth === 'off' ? 'not asked for (--auth off)' : 'verified' },
            { label: 'Database', value: server.Database },
            { label: 'Objects', value: server.Objects },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">Health</Header>}>
        <Failure error={health.error} again={health.again} />
        {health.value && (
          <KeyValuePairs columns={3} items={Object.entries(health.value.checks).map(([name, said]) => ({ label: name, value: <StatusIndicator type={said === 'ok' ? 'success' : 'error'}>{said}</StatusIndicator> }))} />
        )}
      </Container>
      <Container header={<Header variant="h2">You</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Principal', value: <Copy text={server.Principal} what="the principal" /> },
            { label: 'Region', value: server.Region },
            { label: 'Clients', value: <Copy text={`export AWS_ENDPOINT_URL=${location.origin} AWS_DEFAULT_REGION=${server.Region}`} what="the setting" /> },
          ]}
        />
      </Container>
      <Metrics />
      <Keys />
    </Page>
  );
}
