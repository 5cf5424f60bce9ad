import { isCode, sourceOf, type Cell } from './ipynb';
import { configure, MagicError, newSettings, set, split, tags, type Settings } from './magics';

/** What a job is made of. */
export interface Script {
  text: string;
  settings: Settings;
}

const PRELUDE = `# What a notebook's session has from its start.
from awsglue.context import GlueContext
from pyspark.context import SparkContext

sc = SparkContext.getOrCreate()
spark = GlueContext(sc).spark_session
`;
const DISPLAY = `

def display(*values, rows=20):
    for value in values:
        value.show(rows) if hasattr(value, "show") else print(value)
`;
const TYPES: Record<string, (settings: Settings) => void> = {
  etl: settings => { settings.command = 'glueetl'; },
  streaming: settings => { settings.command = 'gluestreaming'; },
};

/**
 * The script that does what the notebook's cells do from first to last. Magics that say what the session is are settings
 * of the job; all stay in the script as comments. SQL cells show their rows.
 *
 * @throws MagicError with the cell that cannot be in a script
 */
export function scriptOf(cells: Cell[]): Script {
  const settings = newSettings();
  const body = cells.map((cell, place) => {
    try {
      return isCode(cell) ? `# %%\n${codeOf(cell, settings)}` : `# %% [markdown]\n${commented(cell.source)}`;
    } catch (e) {
      throw e instanceof MagicError ? new MagicError(`Cell ${place + 1}: ${e.message}`) : e;
    }
  });
  const text = body.join('\n\n');
  return { text: `${PRELUDE}${/\bdisplay\(/.test(text) ? DISPLAY : ''}\n\n${text}\n`, settings };
}

function codeOf(cell: Cell, settings: Settings): string {
  const source = sourceOf(cell);
  return split(source).map(part => {
    if (part.kind === 'code') {
      return part.text.replace(/^\n+|\n+$/g, '');
    }
    if (part.kind === 'line') {
      apply(part.name, part.text, settings);
      return part.name === 'matplot' ? `# %matplot ${part.text}` : commented(`%${part.name} ${part.text}`.trim());
    }
    if (part.name === 'sql') {
      return `spark.sql(${quoted(part.text)}).show()`;
    }
    if (part.name === 'configure') {
      configure(settings, part.text);
    } else {
      tags(settings, part.text);
    }
    return commented(source.trim());
  }).join('\n');
}

function apply(name: string, text: string, settings: Settings): void {
  if (name in TYPES) {
    TYPES[name]!(settings);
  } else if (name === 'tags') {
    tags(settings, text);
  } else if (!['help', 'status', 'session_id', 'list_sessions', 'stop_session', 'delete_session', 'matplot', 'reconnect', 'disconnect'].includes(name)) {
    set(settings, name, text.trim());
  }
}

/** A text of Python, on as many lines as it has. */
export function quoted(sql: string): string {
  const text = sql.replaceAll('\r', '').trim().replace(/;\s*$/, '');
  const safe = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return text.includes('\n') ? `"""${safe}"""` : `"${safe}"`;
}

function commented(text: string): string {
  return text.split('\n').map(line => (line ? `# ${line}` : '#')).join('\n');
}
