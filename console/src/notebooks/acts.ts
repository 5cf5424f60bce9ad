import { ask } from '../api/glue';
import type { Desk } from './desk';
import { configure, helpText, MagicError, set, tags, type Part } from './magics';
import { openSessions } from './sessions';

/** Does what a magic says, beside code; what it tells. */
export async function act(desk: Desk, part: Part): Promise<string> {
  const text = part.text.trim();
  if (part.kind === 'cell') {
    (part.name === 'configure' ? configure : tags)(desk.settings, text);
    return `${part.name === 'configure' ? 'Configured' : 'Tags are set'}${later(desk)}.\n`;
  }
  const does = ACTS[part.name];
  if (does) {
    return does(desk, text);
  }
  set(desk.settings, part.name, text);
  return `${part.name} is ${text}${desk.hasSession() ? ' (the session that is there keeps what it has)' : ''}\n`;
}

const ACTS: Record<string, (desk: Desk, text: string) => string | Promise<string>> = {
  help: () => helpText(),
  status: async desk => {
    const id = desk.now().session?.Id;
    if (!id) {
      return 'There is no session; the first cell begins one.\n';
    }
    const session = (await ask('GetSession', { Id: id })).Session!;
    const shown = ['Id', 'Status', 'ErrorMessage', 'GlueVersion', 'WorkerType', 'NumberOfWorkers', 'IdleTimeout'] as const;
    return shown.filter(name => session[name] !== undefined).map(name => `${name}: ${String(session[name])}\n`).join('');
  },
  session_id: desk => `${desk.now().session?.Id ?? 'There is no session.'}\n`,
  list_sessions: async () => (await openSessions()).map(session => `${session.Id}  ${session.Status}\n`).join('') || 'There are none.\n',
  stop_session: async desk => {
    const id = desk.now().session?.Id;
    await desk.stop();
    return `Stopped: ${id ?? 'there was no session.'}\n`;
  },
  delete_session: async desk => {
    const id = desk.now().session?.Id;
    await desk.stop();
    if (id) {
      await ask('DeleteSession', { Id: id });
      await desk.connect(undefined);
    }
    return `Deleted: ${id ?? 'there was no session.'}\n`;
  },
  etl: desk => type(desk, 'etl'),
  streaming: desk => type(desk, 'streaming'),
  tags: (desk, text) => {
    tags(desk.settings, text);
    return `Tags are set${later(desk)}.\n`;
  },
  reconnect: async (desk, text) => {
    if (!text) {
      throw new MagicError("%reconnect is followed by a session's id");
    }
    await desk.connect(text);
    return `Connected with ${text}\n`;
  },
  disconnect: async desk => {
    const id = desk.now().session?.Id;
    await desk.connect(undefined);
    return id ? `${id} is left, and lives on.\n` : 'There is no session.\n';
  },
};

function type(desk: Desk, kind: string): string {
  set(desk.settings, 'session_type', kind);
  return `session_type is ${kind}${later(desk)}\n`;
}

function later(desk: Desk): string {
  return desk.hasSession() ? ' for the next session' : '';
}
