import Button from '@cloudscape-design/components/button';
import { Background, Controls, Handle, Position, ReactFlow, type Edge, type Node, type NodeProps } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo, useState } from 'react';
import type { GraphNode, WorkflowGraph } from '../api/glue';
import { to } from '../app/route';
import { mode } from '../app/theme';
import { Empty } from '../parts/Empty';
import { isOpen, tone, words } from '../parts/State';
import { duration, useNow } from '../parts/time';
import './graph.css';
import { HEIGHT, places, WIDTH, waitsFor, type Place } from './layout';
import { actsOf } from './workflows';

const MANY = 100;
const USUAL = 1100;
/** Below that nothing could be read; what does not fit is moved into sight. */
const LEGIBLE = 0.55;

type Shown = Node<{ node: GraphNode; now: number }, 'step'>;

/** The graph of a workflow, or of a run of it: the same, with what each node did. Its states change in place. */
export function Graph({ graph }: { graph: WorkflowGraph }) {
  const [anyway, setAnyway] = useState(false);
  const nodes = graph.Nodes ?? [];
  const shape = JSON.stringify([nodes.map(node => node.UniqueId), graph.Edges]);
  const many = nodes.length > MANY && !anyway;
  const at = useMemo(() => (many ? new Map<string, Place>() : places(graph)), [shape, many]);
  const now = useNow(nodes.some(node => actsOf(node).some(act => isOpen(act.state))));
  if (nodes.length === 0) {
    return <Empty title="Nothing is in this workflow yet">Triggers put jobs and crawlers into it.</Empty>;
  }
  if (many) {
    return <Empty title={`${nodes.length} nodes`} action={<Button onClick={() => setAnyway(true)}>Draw them</Button>}>That is a large drawing. All that they did is in the list below.</Empty>;
  }
  const byId = new Map(nodes.map(node => [node.UniqueId, node]));
  const drawn: Shown[] = nodes.map(node => ({
    id: node.UniqueId ?? '', type: 'step', position: at.get(node.UniqueId ?? '') ?? { x: 0, y: 0 },
    data: { node, now }, width: WIDTH, height: HEIGHT, draggable: false, connectable: false,
  }));
  const edges: Edge[] = (graph.Edges ?? []).map(edge => ({
    id: `${edge.SourceId} ${edge.DestinationId}`, source: edge.SourceId ?? '', target: edge.DestinationId ?? '',
    label: waitsFor(byId.get(edge.SourceId), byId.get(edge.DestinationId)),
  }));
  return (
    <div className="graph" style={{ height: heightOf(at) }} aria-label="Graph of the workflow">
      <ReactFlow<Shown>
        nodes={drawn} edges={edges} nodeTypes={TYPES} colorMode={mode() === 'dark' ? 'dark' : 'light'}
        fitView fitViewOptions={{ minZoom: LEGIBLE, maxZoom: 1, padding: 0.06 }} minZoom={0.05} nodesConnectable={false} edgesFocusable={false} zoomOnScroll={false} preventScrolling={false}
      >
        <Background gap={20} />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

/** As much as the drawing needs in a window of usual width; beyond that it is moved within its frame. */
function heightOf(at: Map<string, Place>): number {
  const all = [...at.values()];
  const wide = Math.max(...all.map(place => place.x)) + WIDTH;
  const high = Math.max(...all.map(place => place.y)) + HEIGHT;
  return Math.round(Math.min(560, Math.max(200, high * Math.min(1, USUAL / wide) + 60)));
}

const SYMBOLS: Record<string, string> = { JOB: '▶', CRAWLER: '⛏', TRIGGER: '⚡' };

function Step({ data: { node, now } }: NodeProps<Shown>) {
  const acts = actsOf(node);
  const last = acts[acts.length - 1];
  const trigger = node.TriggerDetails?.Trigger;
  const kind = words(node.Type ?? '');
  const said = trigger
    ? [words((trigger.Type ?? '').replace('_', ' ')), trigger.Schedule, (trigger.Predicate?.Conditions?.length ?? 0) > 1 ? trigger.Predicate?.Logical?.toLowerCase() === 'any' ? 'any of' : 'all of' : ''].filter(Boolean).join(' · ')
    : last
      ? `${words(last.state)} · ${duration((last.ended ?? now) - last.asked)}`
      : 'Not run';
  const href = trigger ? undefined : (last?.href ?? to([node.Type === 'JOB' ? 'jobs' : 'crawlers', node.Name ?? '']));
  return (
    <>
      <Handle type="target" position={Position.Left} />
      <a className={`step ${trigger ? 'trigger' : tone(last?.state)}`} href={href} title={`${kind} ${node.Name}: ${said}`} data-node={node.Name} data-state={last?.state ?? ''}>
        <span className="step-kind"><span aria-hidden="true">{SYMBOLS[node.Type ?? '']}</span> {kind}</span>
        <span className="step-name">{node.Name}</span>
        <span className="step-said">{said}</span>
      </a>
      <Handle type="source" position={Position.Right} />
    </>
  );
}

const TYPES = { step: Step };
