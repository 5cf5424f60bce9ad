import { CallError, post } from '../api/call';

/** A request to S3, signed by the server with the key of who has signed in. */
async function signed(method: string, path: string, query: Record<string, string> = {}): Promise<string> {
  return (await post<{ Url: string }>('api/s3-link', { Method: method, Path: path, Query: query })).Url;
}

export interface Listing {
  folders: string[];
  objects: { key: string; size: number; modified: number }[];
  next?: string;
}

/** A page of what lies directly below a prefix. */
export async function list(bucket: string, prefix: string, token?: string): Promise<Listing> {
  const query = { 'list-type': '2', delimiter: '/', prefix, 'max-keys': '200', ...(token ? { 'continuation-token': token } : {}) };
  return objectsOf(await xml(await fetch(await signed('GET', `/${bucket}`, query))));
}

function objectsOf(page: Document): Listing {
  const next = one(page.documentElement, 'NextContinuationToken');
  return {
    folders: [...page.getElementsByTagName('CommonPrefixes')].map(folder => one(folder, 'Prefix')),
    objects: [...page.getElementsByTagName('Contents')].map(object => ({
      key: one(object, 'Key'),
      size: Number(one(object, 'Size')),
      modified: Date.parse(one(object, 'LastModified')) / 1000,
    })),
    ...(next ? { next } : {}),
  };
}

export async function buckets(): Promise<{ name: string; created: number }[]> {
  const page = await xml(await fetch(await signed('GET', '/')));
  return [...page.getElementsByTagName('Bucket')].map(bucket => ({
    name: one(bucket, 'Name'),
    created: Date.parse(one(bucket, 'CreationDate')) / 1000,
  }));
}

export async function createBucket(bucket: string): Promise<void> {
  await fine(await fetch(await signed('PUT', `/${bucket}`), { method: 'PUT' }));
}

/** The first bytes of an object as text. */
export async function readText(bucket: string, key: string, most?: number): Promise<string> {
  const headers = most ? { Range: `bytes=0-${most - 1}` } : undefined;
  const response = await fetch(await signed('GET', `/${bucket}/${key}`), headers ? { headers } : {});
  // An empty object has no range.
  return response.status === 416 ? '' : (await fine(response)).text();
}

export function download(bucket: string, key: string): Promise<string> {
  const name = key.slice(key.lastIndexOf('/') + 1).replace(/[^\w.-]/g, '_');
  return signed('GET', `/${bucket}/${key}`, { 'response-content-disposition': `attachment; filename="${name}"` });
}

export async function writeText(bucket: string, key: string, text: string): Promise<void> {
  await fine(await fetch(await signed('PUT', `/${bucket}/${key}`), { method: 'PUT', body: text }));
}

/** An object with the tag of this state of it; undefined where there is none. */
export async function readTagged(bucket: string, key: string): Promise<{ text: string; etag: string } | undefined> {
  const response = await fetch(await signed('GET', `/${bucket}/${key}`), { cache: 'no-store' });
  if (response.status === 404) {
    return undefined;
  }
  return { text: await (await fine(response)).text(), etag: response.headers.get('ETag') ?? '' };
}

/** Writes an object if it is still in that state, or, without one, if there is none; the new tag. Else S3 answers 412. */
export async function writeTagged(bucket: string, key: string, text: string, etag?: string): Promise<string> {
  const headers = { 'Content-Type': 'application/json', ...(etag ? { 'If-Match': etag } : { 'If-None-Match': '*' }) };
  const response = await fine(await fetch(await signed('PUT', `/${bucket}/${key}`), { method: 'PUT', body: text, headers }));
  return response.headers.get('ETag') ?? '';
}

/** All objects below a prefix. */
export async function listAll(bucket: string, prefix: string): Promise<Listing['objects']> {
  const found: Listing['objects'] = [];
  let token: string | undefined;
  do {
    const page = objectsOf(await xml(await fetch(await signed('GET', `/${bucket}`, { 'list-type': '2', prefix, ...(token ? { 'continuation-token': token } : {}) }))));
    found.push(...page.objects);
    token = page.next;
  } while (token);
  return found;
}

export async function deleteObject(bucket: string, key: string): Promise<void> {
  await fine(await fetch(await signed('DELETE', `/${bucket}/${key}`), { method: 'DELETE' }));
}

/** Uploads a file, telling how much of it has gone. */
export async function upload(bucket: string, key: string, file: File, progress: (part: number) => void): Promise<void> {
  const url = await signed('PUT', `/${bucket}/${key}`);
  await new Promise<void>((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => (request.status < 300 ? done() : failed(refusal(request.status, request.responseText)));
    request.onerror = () => failed(new CallError('NoAnswer', 'The upload was cut off.', '', 0));
    request.send(file);
  });
}

/** Bucket and key of {@code s3://...}. */
export function parts(location: string): { bucket: string; key: string } | undefined {
  const found = /^s3[an]?:\/\/([^/]+)\/?(.*)$/.exec(location);
  return found ? { bucket: found[1]!, key: found[2]! } : undefined;
}

async function xml(response: Response): Promise<Document> {
  return new DOMParser().parseFromString(await (await fine(response)).text(), 'application/xml');
}

async function fine(response: Response): Promise<Response> {
  if (!response.ok) {
    throw refusal(response.status, await response.text());
  }
  return response;
}

function refusal(status: number, text: string): CallError {
  const page = new DOMParser().parseFromString(text, 'application/xml');
  const root = page.documentElement;
  return new CallError(one(root, 'Code') || `HTTP ${status}`, one(root, 'Message') || 'S3 refuses.', one(root, 'RequestId'), status);
}

function one(element: Element, name: string): string {
  return element.getElementsByTagName(name)[0]?.textContent ?? '';
}
