/** A line of two texts beside each other. */
export interface DiffLine {
  text: string;
  is: 'same' | 'gone' | 'come';
}

/** Beyond that many lines texts are shown one after the other: the table would be too large. */
const MOST = 2_000;

/** By the longest common subsequence of lines. */
export function differing(before: string, after: string): DiffLine[] {
  const a = before.split('\n');
  const b = after.split('\n');
  if (a.length > MOST || b.length > MOST) {
    return [...a.map(text => ({ text, is: 'gone' as const })), ...b.map(text => ({ text, is: 'come' as const }))];
  }
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ text: a[i]!, is: 'same' });
      i++;
      j++;
    } else if (i < a.length && (j === b.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      lines.push({ text: a[i++]!, is: 'gone' });
    } else {
      lines.push({ text: b[j++]!, is: 'come' });
    }
  }
  return lines;
}
