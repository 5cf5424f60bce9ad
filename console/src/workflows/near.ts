import type { WorkflowGraph } from '../api/glue';

/** What lies within some edges of a node, whichever way they point. */
export function near(graph: WorkflowGraph, node: string, steps: number): WorkflowGraph {
  const kept = new Set([node]);
  for (let step = 0; step < steps; step++) {
    const edge = [...kept];
    for (const { SourceId = '', DestinationId = '' } of graph.Edges ?? []) {
      if (edge.includes(SourceId)) {
        kept.add(DestinationId);
      }
      if (edge.includes(DestinationId)) {
        kept.add(SourceId);
      }
    }
  }
  return {
    Nodes: (graph.Nodes ?? []).filter(n => kept.has(n.UniqueId ?? '')),
    Edges: (graph.Edges ?? []).filter(e => kept.has(e.SourceId ?? '') && kept.has(e.DestinationId ?? '')),
  };
}
