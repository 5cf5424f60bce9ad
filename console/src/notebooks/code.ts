import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { python, pythonLanguage } from '@codemirror/lang-python';
import { SQLDialect, sql, StandardSQL } from '@codemirror/lang-sql';
import { syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { classHighlighter, highlightCode } from '@lezer/highlight';
import type { Kind } from './ipynb';
import { quietly } from './sessions';

/** Spark's SQL: names stand in backticks, and both kinds of quotes are texts. */
const SPARK = SQLDialect.define({ ...StandardSQL.spec, identifierQuotes: '`', doubleQuotedStrings: true });

/** How the text of a cell is read and coloured while it is written. */
export function language(kind: Kind, complete: (context: CompletionContext) => Promise<CompletionResult | null>): Extension[] {
  const colours = syntaxHighlighting(classHighlighter);
  if (kind === 'python') {
    return [python(), colours, autocompletion({ override: [complete], activateOnTyping: false })];
  }
  return kind === 'sql' ? [sql({ dialect: SPARK }), colours] : [];
}

export interface Stretch {
  text: string;
  classes: string;
}

/** The lines of a text in the same colours, for where nobody writes. */
export function coloured(source: string, kind: Kind): Stretch[][] {
  const parser = kind === 'python' ? pythonLanguage.parser : kind === 'sql' ? SPARK.language.parser : undefined;
  if (!parser || source.length > 100_000) {
    return source.split('\n').map(text => [{ text, classes: '' }]);
  }
  const lines: Stretch[][] = [[]];
  highlightCode(source, parser.parse(source), classHighlighter, (text, classes) => lines[lines.length - 1]!.push({ text, classes }), () => lines.push([]));
  return lines;
}

/** What may stand at a place, by the names that the session's cells have made. */
export async function completions(session: string, context: CompletionContext): Promise<CompletionResult | null> {
  const before = context.state.sliceDoc(0, context.pos);
  const said = await quietly(session, `__import__('mastic_job.completion').completion.tell(globals(), ${JSON.stringify(before)})`);
  try {
    const { matches, start } = JSON.parse(said ?? '') as { matches: string[]; start: number };
    // Python counts characters, this page halves of some.
    const word = [...before].length - start;
    return matches.length > 0 ? { from: context.pos - word, options: matches.map(label => ({ label })) } : null;
  } catch {
    return null;
  }
}
