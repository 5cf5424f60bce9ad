import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import '../catalog/chart.css';
import { CallError } from '../api/call';
import { ask, type SchemaVersionListItem } from '../api/glue';
import { asCallError, useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { restate, useRoute } from '../app/route';
import { quoted } from '../parts/Copy';
import { DeleteThing } from '../parts/DeleteThing';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { Reference } from '../parts/Reference';
import { differing } from './lines';
import { definitionOf, registryHref, versionsOf } from './registry';

/** A schema: any version as it was kept, beside what differs from another, and a new one. */
export default function SchemaPage({ path }: PageProps) {
  const registry = path[1] ?? '';
  const name = path[3] ?? '';
  const { query } = useRoute();
  const schema = useLoad(() => ask('GetSchema', { SchemaId: { RegistryName: registry, SchemaName: name } }), [registry, name]);
  const versions = useLoad(() => versionsOf(registry, name), [registry, name]);
  const all = versions.value ?? [];
  const chosen = all.find(one => String(one.VersionNumber) === query.get('version')) ?? all[0];
  const other = all.find(one => String(one.VersionNumber) === query.get('against')) ?? all[all.indexOf(chosen!) + 1];
  const again = () => { schema.again(); versions.again(); };
  return (
    <Page title={name} places={[{ text: 'Schema registries', path: ['registries'] }, { text: registry, path: ['registries', registry] }]}
      description={schema.value?.Description}
      actions={schema.value && <DeleteThing name={name} what="All its versions go with it." act={() => ask('DeleteSchema', { SchemaId: { RegistryName: registry, SchemaName: name } })} then={registryHref(registry)} />}
    >
      <Failure error={schema.error ?? versions.error} again={again} />
      {schema.value && (
        <Container>
          <KeyValuePairs
            columns={3}
            items={[
              { label: 'Format', value: schema.value.DataFormat },
              { label: 'Compatibility', value: schema.value.Compatibility },
              { label: 'Latest version', value: schema.value.LatestSchemaVersion },
            ]}
          />
        </Container>
      )}
      {chosen && (
        <SpaceBetween direction="horizontal" size="m">
          <FormField label="Version"><Select selectedOption={option(chosen)} options={all.map(option)} onChange={({ detail }) => restate({ version: detail.selectedOption.value })} /></FormField>
          {other && <FormField label="Compared with"><Select selectedOption={option(other)} options={all.map(option)} onChange={({ detail }) => restate({ against: detail.selectedOption.value })} /></FormField>}
        </SpaceBetween>
      )}
      {chosen && <Definition registry={registry} schema={name} version={chosen.VersionNumber ?? 1} against={other?.VersionNumber} />}
      <Register key={chosen?.VersionNumber} registry={registry} schema={name} done={() => { restate({ version: undefined, against: undefined }); again(); }} />
      {schema.value && <Reference arn={schema.value.SchemaArn ?? ''} command={`aws glue get-schema-version --schema-id RegistryName=${quoted(registry)},SchemaName=${quoted(name)} --schema-version-number LatestVersion=true`} />}
    </Page>
  );
}

function option(version: SchemaVersionListItem) {
  return { value: String(version.VersionNumber), label: `Version ${version.VersionNumber}`, description: [version.Status?.toLowerCase(), version.CreatedTime && new Date(version.CreatedTime).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })].filter(Boolean).join(', ') };
}

function Definition({ registry, schema, version, against }: { registry: string; schema: string; version: number; against: number | undefined }) {
  const found = useLoad(
    async () => ({ now: await definitionOf(registry, schema, version), before: against === undefined ? undefined : await definitionOf(registry, schema, against) }),
    [registry, schema, version, against],
  );
  const shown = found.value;
  return (
    <>
      <Failure error={found.error} again={found.again} />
      {shown?.before !== undefined && (
        <>
          <Header variant="h2">{`What differs from version ${against}`}</Header>
          <div className="definition mono" tabIndex={0} role="region" aria-label="What differs">
            {differing(shown.before, shown.now).map((line, i) => (
              <div key={i} className={line.is}>{`${line.is === 'gone' ? '−' : line.is === 'come' ? '+' : ' '} ${line.text}`}</div>
            ))}
          </div>
        </>
      )}
      {shown && (
        <>
          <Header variant="h2">{`Version ${version}, as it was kept`}</Header>
          <div className="definition mono" tabIndex={0} role="region" aria-label="Definition">{shown.now.split('\n').map((line, i) => <div key={i}>{line}</div>)}</div>
        </>
      )}
    </>
  );
}

function Register({ registry, schema, done }: { registry: string; schema: string; done: () => void }) {
  const [text, setText] = useState('');
  const [error, setError] = useState<CallError>();
  async function register(): Promise<void> {
    try {
      const made = await ask('RegisterSchemaVersion', { SchemaId: { RegistryName: registry, SchemaName: schema }, SchemaDefinition: text });
      if (made.Status === 'FAILURE') {
        throw new CallError('Incompatible', `Version ${made.VersionNumber} does not go together with those before.`, '', 200);
      }
      setError(undefined);
      done();
    } catch (e) {
      setError(asCallError(e));
    }
  }
  return (
    <Container header={<Header variant="h2" actions={<Button disabled={!text} onClick={() => void register()}>Register</Button>}>A new version</Header>}>
      <SpaceBetween size="s">
        <Failure error={error} />
        <Textarea value={text} rows={6} ariaLabel="Definition of the new version" placeholder={`The definition; it must go together with those before, as ${schema} asks.`} spellcheck={false} onChange={({ detail }) => setText(detail.value)} />
      </SpaceBetween>
    </Container>
  );
}
