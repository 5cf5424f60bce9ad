/** Where a script failed. */
export interface Failing {
  line: number;
  /** The exception, as Python names it. */
  exception: string;
}

const FRAME = /^\s+File "([^"]+)", line (\d+)/;
const EXCEPTION = /^\w[\w.]*(?:Error|Exception|Exit|Interrupt|Warning)\b.*/;

/**
 * The last line of the script in a traceback: what lies deeper is of libraries.
 *
 * @param isScript whether a file is the script
 */
export function failing(lines: string[], isScript: (file: string) => boolean): Failing | undefined {
  let found: Failing | undefined;
  for (const line of lines) {
    const frame = FRAME.exec(line);
    if (frame && isScript(frame[1]!)) {
      found = { line: Number(frame[2]), exception: '' };
    } else if (found && EXCEPTION.test(line)) {
      return { ...found, exception: line };
    }
  }
  return found;
}
