/** Where a script failed. */
export interface Failing {
  line: number;
  /** The exception, as Python names it. */
  exception: string;
}

const FRAME = /^\s+File "([^"]+)", line (\d+)/;
const EXCEPTION = /^\w[\w.]*(?:Error|Exception|Exit|Interrupt|Warning)\b.*/;

/** The last line of the script in a traceback: what lies deeper is of libraries. */
export function failing(lines: string[], script: string): Failing | undefined {
  let found: Failing | undefined;
  for (const line of lines) {
    const frame = FRAME.exec(line);
    if (frame && frame[1]!.slice(frame[1]!.lastIndexOf('/') + 1) === script) {
      found = { line: Number(frame[2]), exception: '' };
    } else if (found && EXCEPTION.test(line)) {
      return { ...found, exception: line };
    }
  }
  return found;
}
