import { isObject } from './ipynb';

/** What is wrong with a magic, for who wrote it. */
export class MagicError extends Error {}

export type Part = { kind: 'code' | 'line' | 'cell'; name: string; text: string };

const LINE = /^%([a-z_]+)(?:[ \t]+(.*?))?[ \t]*$/;
const CELL = /^%%([a-z_]+)(?:[ \t]+(.*?))?[ \t]*$/;

/** What a line does at once; all else is a setting of the session. */
export const ACTIONS: Record<string, string> = {
  help: 'What can be said here.',
  status: 'The session and how it is.',
  session_id: "The session's id.",
  list_sessions: 'The sessions there are.',
  stop_session: 'Ends the session; the next cell begins another one.',
  delete_session: 'Ends the session and forgets it.',
  etl: 'The session is one for ETL.',
  streaming: 'The session is one for streams.',
  tags: 'Tags of the session, as JSON.',
  matplot: 'Shows the figure of a plotting module, such as plt.',
  reconnect: 'Goes on with the session of that id.',
  disconnect: 'Leaves the session, which lives on.',
};
export const CELLS: Record<string, string> = {
  configure: 'Settings of the session, as JSON.',
  tags: 'Tags of the session, as JSON.',
  sql: 'A statement of Spark SQL, whose rows are shown.',
};
const HERE = 'this page asks its own server as who has signed in';
const REFUSED: Record<string, string> = {
  profile: HERE, region: HERE, endpoint: HERE, assume_role: `${HERE}; %iam_role names the role of the session`,
  sh: 'there is no shell behind this page; subprocess runs commands where the session is', glue_ray: 'there are no sessions of Ray; use %etl or %streaming',
};

/**
 * A cell taken apart, in the order in which it stands. Code keeps the numbers of its lines: what is no code of it is an
 * empty line there.
 */
export function split(source: string): Part[] {
  const stripped = source.replace(/^\n+/, '');
  const first = stripped.split('\n', 1)[0]!;
  const whole = CELL.exec(first);
  if (whole) {
    const body = stripped.slice(first.length + 1);
    const name = known(whole[1]!, name => name in CELLS, '%%');
    return [{ kind: 'cell', name, text: whole[2] ? `${whole[2]}\n${body}` : body }];
  }
  const parts: Part[] = [];
  let code: string[] = [];
  const close = (from: number) => {
    if (code.some(line => line.trim())) {
      parts.push({ kind: 'code', name: '', text: '\n'.repeat(from - code.length) + code.join('\n') });
    }
    code = [];
  };
  source.split('\n').forEach((line, place) => {
    const found = LINE.exec(line);
    if (found && !isOpen(code)) {
      close(place);
      parts.push({ kind: 'line', name: known(found[1]!, name => name in ACTIONS || name in SETTINGS, '%'), text: found[2] ?? '' });
    } else {
      code.push(line);
    }
  });
  close(source.split('\n').length);
  return parts;
}

function known(name: string, is: (name: string) => boolean, sign: string): string {
  if (name in REFUSED) {
    throw new MagicError(`${sign}${name} does nothing here: ${REFUSED[name]}.`);
  }
  if (!is(name)) {
    throw new MagicError(`There is no magic ${sign}${name}; %help lists them`);
  }
  return name;
}

/** Do these lines leave a text of several lines, or a bracket, open? A magic there is code. */
function isOpen(lines: string[]): boolean {
  const text = lines.join('\n') + '\n';
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '#') {
      at = text.indexOf('\n', at);
    } else if ('([{'.includes(sign)) {
      depth++;
    } else if (')]}'.includes(sign)) {
      depth--;
    } else if (sign === '"' || sign === "'") {
      const quote = text.startsWith(sign.repeat(3), at) ? sign.repeat(3) : sign;
      const end = endOf(text, at + quote.length, quote);
      if (end < 0) {
        return true;
      }
      at = end;
    }
  }
  return depth > 0;
}

/** Where a text ends; -1 for one that does not. */
function endOf(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') {
      at++;
    } else if (text.startsWith(quote, at)) {
      return at + quote.length - 1;
    } else if (quote.length === 1 && text[at] === '\n') {
      return at;
    }
  }
  return -1;
}

/** What a session is to be. */
export interface Settings {
  role?: string;
  prefix?: string;
  command: string;
  glueVersion: string;
  workers: number;
  workerType: string;
  idleTimeout?: number;
  timeout?: number;
  sessionType?: string;
  securityConfiguration?: string;
  connections: string[];
  tags: Record<string, string>;
  arguments: Record<string, string>;
}

/** As our kernel begins, but for the idle end: a page is closed and forgotten. */
export function newSettings(): Settings {
  return { command: 'glueetl', glueVersion: '5.0', workers: 5, workerType: 'G.1X', idleTimeout: 60, connections: [], tags: {}, arguments: { '--enable-glue-datacatalog': 'true' } };
}

type Setter = (settings: Settings, value: string) => void;

const SETTINGS: Record<string, Setter> = {
  iam_role: (settings, value) => { settings.role = value; },
  session_id_prefix: (settings, value) => { settings.prefix = value; },
  glue_version: (settings, value) => { settings.glueVersion = value; },
  number_of_workers: (settings, value) => { settings.workers = number('number_of_workers', value); },
  worker_type: (settings, value) => { settings.workerType = value; },
  idle_timeout: (settings, value) => { settings.idleTimeout = number('idle_timeout', value); },
  timeout: (settings, value) => { settings.timeout = number('timeout', value); },
  session_type: sessionType,
  security_config: (settings, value) => { settings.securityConfiguration = value; },
  connections: (settings, value) => { settings.connections = value.split(',').map(name => name.trim()).filter(Boolean); },
  additional_python_modules: argument('--additional-python-modules'),
  extra_py_files: argument('--extra-py-files'),
  extra_jars: argument('--extra-jars'),
  temp_dir: argument('--TempDir'),
  // Several properties as Glue's users write them: a=1 --conf b=2.
  spark_conf: (settings, value) => { settings.arguments['--conf'] = settings.arguments['--conf'] ? `${settings.arguments['--conf']} --conf ${value}` : value; },
  enable_glue_datacatalog: (settings, value) => { settings.arguments['--enable-glue-datacatalog'] = value.toLowerCase() === 'false' ? 'false' : 'true'; },
};

export const SETTING_NAMES = Object.keys(SETTINGS).sort();

/** @throws MagicError for a value that cannot be */
export function set(settings: Settings, name: string, value: string): void {
  if (!value) {
    throw new MagicError(`%${name} is followed by a value`);
  }
  SETTINGS[name]!(settings, value);
}

/** The JSON of %%configure: each key is a magic's name, or an argument with its dashes. */
export function configure(settings: Settings, text: string): void {
  for (const [key, value] of Object.entries(object(text, '%%configure'))) {
    if (key.startsWith('--')) {
      settings.arguments[key] = said(value);
    } else if (key === 'tags') {
      setTags(settings, value);
    } else if (key in SETTINGS) {
      set(settings, key, Array.isArray(value) ? value.map(String).join(',') : said(value));
    } else if (key in REFUSED) {
      throw new MagicError(`${key} of %%configure does nothing here: ${REFUSED[key]}.`);
    } else {
      throw new MagicError(`%%configure knows no ${key}; its keys are ${SETTING_NAMES.join(', ')}, tags`);
    }
  }
}

export function tags(settings: Settings, text: string): void {
  setTags(settings, object(text, 'tags'));
}

function setTags(settings: Settings, value: unknown): void {
  if (!isObject(value)) {
    throw new MagicError('tags are an object');
  }
  settings.tags = Object.fromEntries(Object.entries(value).map(([name, tag]) => [name, String(tag)]));
}

function sessionType(settings: Settings, value: string): void {
  const kind = value.toLowerCase();
  const command = { etl: 'glueetl', streaming: 'gluestreaming' }[kind];
  if (command) {
    settings.command = command;
  } else if (kind === 'livy') {
    settings.sessionType = 'LIVY';
  } else {
    throw new MagicError(`session_type is etl, streaming or livy, not "${value}"`);
  }
}

function argument(key: string): Setter {
  return (settings, value) => { settings.arguments[key] = value; };
}

function number(name: string, value: string): number {
  if (!/^[+-]?\d+$/.test(value.trim())) {
    throw new MagicError(`${name} is a number, not "${value}"`);
  }
  return Number(value);
}

function object(text: string, magic: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) {
      return value;
    }
  } catch (e) {
    throw new MagicError(`${magic} is followed by a JSON object: ${(e as Error).message}`);
  }
  throw new MagicError(`${magic} is followed by a JSON object`);
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function helpText(): string {
  const list = (of: Record<string, string>, sign: string) => Object.entries(of).sort().map(([name, text]) => `  ${(sign + name).padEnd(18)} ${text}`);
  return [
    'Magics of a line, before the session begins:', ...SETTING_NAMES.map(name => `  %${name} VALUE`),
    'Magics of a line:', ...list(ACTIONS, '%'), 'Magics of a cell:', ...list(CELLS, '%%'),
    'Not here:', ...Object.entries(REFUSED).sort().map(([name, text]) => `  ${name.padEnd(18)} ${text}`), '',
  ].join('\n');
}
