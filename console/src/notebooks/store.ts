import { CallError } from '../api/call';
import { ask } from '../api/glue';
import { asCallError } from '../api/load';
import { createBucket, deleteObject, listAll, parts, readTagged, readText, writeTagged, writeText } from '../objects/s3';
import { emptyNotebook, fromScript, serialize } from './ipynb';

/** Where notebooks are kept, as Glue keeps them. */
export interface Shelf {
  account: string;
  region: string;
}

export interface Kept {
  name: string;
  size: number;
  modified: number;
}

const FOLDER = 'notebooks/';
const ENDING = '.ipynb';
const LONGEST_NAME = 200;

export function bucketOf(shelf: Shelf): string {
  return `aws-glue-assets-${shelf.account}-${shelf.region}`;
}

export function keyOf(name: string): string {
  return `${FOLDER}${name}${ENDING}`;
}

/** What is wrong with a name; undefined if nothing is. */
export function faultOfName(name: string): string | undefined {
  if (!name.trim()) {
    return 'A notebook has a name.';
  }
  if (/[/\\\u0000-\u001f]/.test(name) || name !== name.trim()) {
    return 'No slashes, no control characters, and no spaces around it.';
  }
  return new TextEncoder().encode(name).length > LONGEST_NAME ? `At most ${LONGEST_NAME} bytes.` : undefined;
}

export async function listNotebooks(shelf: Shelf): Promise<Kept[]> {
  const objects = await listAll(bucketOf(shelf), FOLDER).catch((e: unknown) => {
    if (asCallError(e).status === 404) {
      return [];
    }
    throw e;
  });
  return objects
    // Jupyter's own copies lie in folders of that name.
    .filter(object => object.key.endsWith(ENDING) && !object.key.includes('.ipynb_checkpoints/'))
    .map(object => ({ name: object.key.slice(FOLDER.length, -ENDING.length), size: object.size, modified: object.modified }));
}

/** The file of a notebook, if there is one. */
export function readNotebook(shelf: Shelf, name: string): Promise<{ text: string; etag: string } | undefined> {
  return readTagged(bucketOf(shelf), keyOf(name));
}

/** The file of a notebook; of a job that was made of one and has no file any more, one of its script. */
export async function openNotebook(shelf: Shelf, name: string): Promise<{ text: string; etag: string }> {
  const kept = await readNotebook(shelf, name);
  if (kept) {
    return kept;
  }
  const job = await ask('GetJob', { JobName: name }).then(found => found.Job, (e: unknown) => {
    if (asCallError(e).code === 'EntityNotFoundException') {
      return undefined;
    }
    throw e;
  });
  const place = job?.JobMode === 'NOTEBOOK' ? parts(job.Command?.ScriptLocation ?? '') : undefined;
  if (!place) {
    throw new CallError('NoSuchNotebook', `There is no notebook ${name}, and no job of that name that was made of one.`, '', 404);
  }
  const text = serialize(fromScript(await readText(place.bucket, place.key)));
  return { text, etag: await createNotebook(shelf, name, text) };
}

/** @throws CallError 412 where there is one of that name */
export async function createNotebook(shelf: Shelf, name: string, text: string = serialize(emptyNotebook())): Promise<string> {
  await makeBucket(shelf);
  try {
    return await writeTagged(bucketOf(shelf), keyOf(name), text);
  } catch (e) {
    const found = asCallError(e);
    throw found.status === 412 ? new CallError('AlreadyExists', `There is a notebook ${name} already.`, found.requestId, 412) : e;
  }
}

/** The tag of the new state; 412 where somebody else has written it since. */
export function saveNotebook(shelf: Shelf, name: string, text: string, etag: string): Promise<string> {
  return writeTagged(bucketOf(shelf), keyOf(name), text, etag);
}

export async function duplicateNotebook(shelf: Shelf, name: string, copy: string): Promise<void> {
  await createNotebook(shelf, copy, (await openNotebook(shelf, name)).text);
}

export function deleteNotebook(shelf: Shelf, name: string): Promise<void> {
  return deleteObject(bucketOf(shelf), keyOf(name));
}

/** The script of the job that a notebook is saved as; its location. */
export async function writeScript(shelf: Shelf, name: string, text: string): Promise<string> {
  const key = `scripts/${name}.py`;
  await makeBucket(shelf);
  await writeText(bucketOf(shelf), key, text);
  return `s3://${bucketOf(shelf)}/${key}`;
}

async function makeBucket(shelf: Shelf): Promise<void> {
  await createBucket(bucketOf(shelf)).catch((e: unknown) => {
    if (asCallError(e).status !== 409) {
      throw e;
    }
  });
}

/** Gives the reader a file. */
export function handOut(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
