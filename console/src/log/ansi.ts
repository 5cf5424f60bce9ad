/** A stretch of text in one colour. */
export interface Stretch {
  text: string;
  color?: number;
  bold?: boolean;
}

// Control Sequence Introducers; those that set colours end with m, what others do to a terminal is left out.
const CONTROL = /\u001b\[([0-9;]*)([A-Za-z])|\u001b[()][A-Z0-9]|\r/g;

/** Takes a line with a terminal's colours apart. */
export function stretches(line: string): Stretch[] {
  if (!line.includes('\u001b') && !line.includes('\r')) {
    return [{ text: line }];
  }
  const found: Stretch[] = [];
  let style: Omit<Stretch, 'text'> = {};
  let from = 0;
  for (const match of line.matchAll(CONTROL)) {
    if (match.index > from) {
      found.push({ text: line.slice(from, match.index), ...style });
    }
    from = match.index + match[0].length;
    if (match[2] === 'm') {
      style = styled(style, match[1] ?? '');
    }
  }
  if (from < line.length) {
    found.push({ text: line.slice(from), ...style });
  }
  return found;
}

function styled(style: Omit<Stretch, 'text'>, codes: string): Omit<Stretch, 'text'> {
  let next = { ...style };
  for (const code of codes.split(';').map(Number)) {
    if (code === 0) {
      next = {};
    } else if (code === 1) {
      next.bold = true;
    } else if (code === 22) {
      delete next.bold;
    } else if (code === 39) {
      delete next.color;
    } else if (code >= 30 && code <= 37) {
      next.color = code - 30;
    } else if (code >= 90 && code <= 97) {
      next.color = code - 90 + 8;
    }
  }
  return next;
}
