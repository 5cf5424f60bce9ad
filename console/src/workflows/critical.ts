import type { Act } from './workflows';

type Edges = { SourceId?: string | undefined; DestinationId?: string | undefined }[];

/**
 * The acts that decided when a run ended: from the last to end back to the first, each time the one before it that ended
 * last. What lies beside could have taken longer without any harm.
 */
export function criticalPath(acts: Act[], edges: Edges): Set<string> {
  const before = new Map<string, string[]>();
  for (const { SourceId = '', DestinationId = '' } of edges) {
    before.set(DestinationId, [...(before.get(DestinationId) ?? []), SourceId]);
  }
  const works = new Set(acts.map(act => act.node));
  const path = new Set<string>();
  let act = latest(acts);
  while (act && !path.has(act.id)) {
    path.add(act.id);
    const earlier = sources(act.node, before, works);
    const asked = act.asked;
    act = latest(acts.filter(a => earlier.has(a.node) && a.ended !== undefined && a.ended <= asked + 1));
  }
  return path;
}

function latest(acts: Act[]): Act | undefined {
  return acts.reduce<Act | undefined>((last, act) => (!last || (act.ended ?? Infinity) > (last.ended ?? Infinity) ? act : last), undefined);
}

/** The jobs and crawlers before a node, through triggers, which do nothing themselves. */
function sources(node: string, before: Map<string, string[]>, works: Set<string>): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const open = [...(before.get(node) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (works.has(next)) {
      found.add(next);
    } else if (!seen.has(next)) {
      seen.add(next);
      open.push(...(before.get(next) ?? []));
    }
  }
  return found;
}
