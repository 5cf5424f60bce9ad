import { all, ask, type Session, type Statement } from '../api/glue';
import { asCallError } from '../api/load';
import { newId } from './ipynb';
import type { Settings } from './magics';

/** Whose session it is. */
const TAG = 'mastic:notebook';
const OPEN = ['READY', 'PROVISIONING'];
const AT_END = ['AVAILABLE', 'CANCELLED', 'ERROR'];
const PAUSE = 50;
const LONGEST_PAUSE = 1_000;
const LOOK = 200;

export const pause = (milliseconds: number) => new Promise<void>(done => setTimeout(done, milliseconds));

export function isOpen(session: Session): boolean {
  return OPEN.includes(session.Status ?? '');
}

export async function openSessions(): Promise<Session[]> {
  return (await listed({})).filter(isOpen);
}

/** The session in which a notebook's cells run, if there is one. */
export async function sessionOf(notebook: string): Promise<Session | undefined> {
  return (await listed({ [TAG]: notebook })).filter(isOpen).sort((a, b) => (b.CreatedOn ?? 0) - (a.CreatedOn ?? 0))[0];
}

function listed(tags: Record<string, string>): Promise<Session[]> {
  return all(async token => {
    const page = await ask('ListSessions', { NextToken: token, Tags: Object.keys(tags).length > 0 ? tags : undefined });
    return { items: page.Sessions ?? [], NextToken: page.NextToken };
  });
}

/** The notebook of a session that a page began. */
export function notebookOf(session: Session): string | undefined {
  return /^Notebook (.+)$/s.exec(session.Description ?? '')?.[1];
}

/** Asks for a session; it is PROVISIONING then. */
export async function beginSession(notebook: string, account: string, settings: Settings): Promise<Session> {
  const id = `${settings.prefix ?? 'notebook'}-${newId()}`;
  const made = await ask('CreateSession', {
    Id: id,
    Description: `Notebook ${notebook}`,
    Role: settings.role ?? `arn:aws:iam::${account}:role/glue`,
    Command: { Name: settings.command, PythonVersion: '3' },
    GlueVersion: settings.glueVersion,
    NumberOfWorkers: settings.workers,
    WorkerType: settings.workerType as Session['WorkerType'],
    IdleTimeout: settings.idleTimeout,
    Timeout: settings.timeout,
    SessionType: settings.sessionType as Session['SessionType'],
    SecurityConfiguration: settings.securityConfiguration,
    Connections: settings.connections.length > 0 ? { Connections: settings.connections } : undefined,
    DefaultArguments: { ...settings.arguments, '--mastic-display': 'rich' },
    Tags: { ...settings.tags, [TAG]: notebook },
  });
  return made.Session!;
}

/** Waits while a session begins; what it has become then. */
export async function begun(id: string, told: (session: Session) => void): Promise<Session> {
  for (;;) {
    const session = (await ask('GetSession', { Id: id })).Session!;
    told(session);
    if (session.Status !== 'PROVISIONING') {
      return session;
    }
    await pause(LOOK);
  }
}

/** A session that has ended, or is gone, is stopped enough. */
export async function stopSession(id: string): Promise<void> {
  await ask('StopSession', { Id: id }).catch((e: unknown) => {
    if (!['IllegalSessionStateException', 'EntityNotFoundException'].includes(asCallError(e).code)) {
      throw e;
    }
  });
}

/** Ends what runs; it, or its session, may have come to its end in this moment. */
export async function cancel(session: string, statement: number): Promise<void> {
  await ask('CancelStatement', { SessionId: session, Id: statement }).catch((e: unknown) => {
    if (!['InvalidInputException', 'IllegalSessionStateException'].includes(asCallError(e).code)) {
      throw e;
    }
  });
}

/**
 * Tells of a statement whenever there is news of it, and gives its end. The server answers when there are some, so there
 * is no pause between questions but after an answer that came at once. A server that is away is waited for: its sessions
 * live on.
 */
export async function follow(session: string, statement: number, told: (now: Statement) => void): Promise<Statement> {
  let wait = PAUSE;
  for (;;) {
    const asked = Date.now();
    const now = await ask('GetStatement', { SessionId: session, Id: statement }).then(found => found.Statement!, (e: unknown) => {
      if (asCallError(e).status === 0 || asCallError(e).status >= 500) {
        return undefined;
      }
      throw e;
    });
    if (now) {
      told(now);
      if (isAtEnd(now)) {
        return now;
      }
    }
    if (!now || Date.now() - asked < PAUSE) {
      await pause(now ? wait : LONGEST_PAUSE);
      wait = Math.min(LONGEST_PAUSE, wait * 1.5);
    }
  }
}

export function isAtEnd(statement: Statement): boolean {
  return AT_END.includes(statement.State ?? '');
}

/** Runs what is not a cell, and gives the text it prints; undefined where that fails. */
export async function quietly(session: string, code: string): Promise<string | undefined> {
  try {
    const { Id } = await ask('RunStatement', { SessionId: session, Code: code });
    const end = await follow(session, Id ?? 0, () => undefined);
    return end.State === 'AVAILABLE' && String(end.Output?.Status) !== 'error' ? end.Output?.Data?.TextPlain : undefined;
  } catch {
    return undefined;
  }
}
