import { listNotebooks, type Shelf } from './store';

/** A name for a copy that no notebook has. */
export async function freeCopy(shelf: Shelf, name: string): Promise<string> {
  const taken = new Set((await listNotebooks(shelf)).map(one => one.name));
  for (let number = 1; ; number++) {
    const copy = `${name} copy${number > 1 ? ` ${number}` : ''}`;
    if (!taken.has(copy)) {
      return copy;
    }
  }
}
