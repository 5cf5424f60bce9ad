/** An answer that says what is wrong: AWS's code and text, and the request's id to look for in the server's log. */
export class CallError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly requestId: string,
    readonly status: number,
  ) {
    super(message);
  }
}

const OWN = { 'X-Mastic-Page': '1' };
export const SIGNED_OUT = 'mastic-signed-out';

/** Calls an operation of AWS JSON; who has signed in is the caller. */
export function call(target: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
  return send('api', {
    method: 'POST',
    headers: { ...OWN, 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': target },
    body: JSON.stringify(input),
    signal: signal ?? null,
  });
}

/** Asks one of the server's own pages. */
export function get<T>(page: string, query: [string, string][] = [], signal?: AbortSignal): Promise<T> {
  const text = new URLSearchParams(query).toString();
  return send(`${page}${text ? `?${text}` : ''}`, { headers: OWN, signal: signal ?? null }) as Promise<T>;
}

export function post<T>(page: string, body: unknown): Promise<T> {
  return send(page, { method: 'POST', headers: OWN, body: JSON.stringify(body) }) as Promise<T>;
}

export function remove(page: string): Promise<unknown> {
  return send(page, { method: 'DELETE', headers: OWN });
}

async function send(page: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(page, init);
  } catch (e) {
    if ((e as Error).name === 'AbortError') {
      throw e;
    }
    throw new CallError('NoAnswer', 'The server does not answer. What is shown may be old.', '', 0);
  }
  const text = await response.text();
  if (response.ok) {
    return text ? JSON.parse(text) : {};
  }
  const said = read(text);
  if (response.status === 401 && !page.startsWith('sign-in')) {
    dispatchEvent(new Event(SIGNED_OUT));
  }
  const type = String(said.__type ?? said.code ?? `HTTP ${response.status}`);
  throw new CallError(
    type.slice(type.lastIndexOf('#') + 1),
    String(said.message ?? said.Message ?? (text.slice(0, 500) || response.statusText)),
    response.headers.get('x-amzn-requestid') ?? '',
    response.status,
  );
}

function read(text: string): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
