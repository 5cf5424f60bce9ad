import { all, ask, type SchemaListItem, type SchemaVersionListItem } from '../api/glue';
import { to } from '../app/route';

export function registries() {
  return all(async token => {
    const page = await ask('ListRegistries', { NextToken: token, MaxResults: 100 });
    return { NextToken: page.NextToken, items: page.Registries ?? [] };
  });
}

export function schemasOf(registry: string): Promise<SchemaListItem[]> {
  return all(async token => {
    const page = await ask('ListSchemas', { RegistryId: { RegistryName: registry }, NextToken: token, MaxResults: 100 });
    return { NextToken: page.NextToken, items: page.Schemas ?? [] };
  });
}

/** The latest first. */
export async function versionsOf(registry: string, schema: string): Promise<SchemaVersionListItem[]> {
  const found = await all(async token => {
    const page = await ask('ListSchemaVersions', { SchemaId: { RegistryName: registry, SchemaName: schema }, NextToken: token, MaxResults: 100 });
    return { NextToken: page.NextToken, items: page.Schemas ?? [] };
  });
  return found.sort((a, b) => (b.VersionNumber ?? 0) - (a.VersionNumber ?? 0));
}

export async function definitionOf(registry: string, schema: string, version: number): Promise<string> {
  const found = await ask('GetSchemaVersion', { SchemaId: { RegistryName: registry, SchemaName: schema }, SchemaVersionNumber: { VersionNumber: version } });
  return pretty(found.SchemaDefinition ?? '');
}

/** JSON over several lines; Protocol Buffers as they are. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

export function registryHref(registry: string): string {
  return to(['registries', registry]);
}

export function schemaHref(registry: string, schema: string): string {
  return to(['registries', registry, 'schemas', schema]);
}

export const FORMATS = ['AVRO', 'JSON', 'PROTOBUF'];
export const COMPATIBILITIES = ['NONE', 'DISABLED', 'BACKWARD', 'BACKWARD_ALL', 'FORWARD', 'FORWARD_ALL', 'FULL', 'FULL_ALL'];
