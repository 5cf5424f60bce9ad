import { graphlib, layout } from '@dagrejs/dagre';
import type { GraphNode, WorkflowGraph } from '../api/glue';

export const WIDTH = 210;
export const HEIGHT = 76;

export interface Place {
  x: number;
  y: number;
}

/** Where the nodes are, from left to right; it depends on what is joined with what alone, never on states. */
export function places(graph: WorkflowGraph): Map<string, Place> {
  const drawing = new graphlib.Graph();
  drawing.setGraph({ rankdir: 'LR', nodesep: 28, ranksep: 76 });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const node of graph.Nodes ?? []) {
    drawing.setNode(node.UniqueId ?? '', { width: WIDTH, height: HEIGHT });
  }
  for (const edge of graph.Edges ?? []) {
    drawing.setEdge(edge.SourceId ?? '', edge.DestinationId ?? '');
  }
  layout(drawing);
  return new Map(
    (graph.Nodes ?? []).map(node => {
      const at = drawing.node(node.UniqueId ?? '') as Place;
      return [node.UniqueId ?? '', { x: at.x - WIDTH / 2, y: at.y - HEIGHT / 2 }];
    }),
  );
}

/** What an edge into a trigger waits for. */
export function waitsFor(from: GraphNode | undefined, into: GraphNode | undefined): string | undefined {
  const conditions = into?.TriggerDetails?.Trigger?.Predicate?.Conditions ?? [];
  const condition = conditions.find(c => (from?.Type === 'JOB' ? c.JobName === from.Name : c.CrawlerName === from?.Name));
  return condition && (condition.State ?? condition.CrawlState)?.toLowerCase();
}
