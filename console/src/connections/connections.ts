import { all, ask, type Connection } from '../api/glue';

export function connections(): Promise<Connection[]> {
  return all(async token => {
    const page = await ask('GetConnections', { NextToken: token, HidePassword: true });
    return { NextToken: page.NextToken, items: page.ConnectionList ?? [] };
  });
}

/** Where a connection leads, as far as it says so. */
export function leadsTo(connection: Connection): string {
  const properties = connection.ConnectionProperties ?? {};
  return properties.JDBC_CONNECTION_URL ?? properties.CONNECTION_URL ?? properties.KAFKA_BOOTSTRAP_SERVERS ?? properties.HOST ?? '';
}

export const TYPES = [
  { value: 'JDBC', label: 'JDBC', description: 'A database: PostgreSQL, MySQL, MariaDB, SQL Server ...' },
  { value: 'NETWORK', label: 'Network', description: 'Names a network; nothing is reached by it here.' },
];
