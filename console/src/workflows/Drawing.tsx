import Button from '@cloudscape-design/components/button';
import { Background, ReactFlow, ReactFlowProvider, useReactFlow, type Edge } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo } from 'react';
import { mode } from '../app/theme';
import { isOpen } from '../parts/State';
import { useNow } from '../parts/time';
import './graph.css';
import type { GraphProps } from './Graph';
import { HEIGHT, places, WIDTH, waitsFor, type Place } from './layout';
import { Step, type Shown } from './Step';
import { actsOf } from './workflows';

const USUAL = 1100;
/** Below that nothing could be read; what does not fit is moved into sight. */
const LEGIBLE = 0.55;
const FIT = { minZoom: LEGIBLE, maxZoom: 1, padding: 0.06 };
const TYPES = { step: Step };

/** Draws a graph; where its nodes are depends on its edges alone, so that states change in place. */
export function Drawing({ graph, chosen, choose, open, join }: GraphProps) {
  const nodes = graph.Nodes ?? [];
  const shape = JSON.stringify([nodes.map(node => node.UniqueId), graph.Edges]);
  const at = useMemo(() => places(graph), [shape]);
  const now = useNow(nodes.some(node => actsOf(node).some(act => isOpen(act.state))));
  const byId = new Map(nodes.map(node => [node.UniqueId ?? '', node]));
  const drawn: Shown[] = nodes.map(node => ({
    id: node.UniqueId ?? '', type: 'step', position: at.get(node.UniqueId ?? '') ?? { x: 0, y: 0 },
    data: { node, now, chosen: chosen?.has(node.UniqueId ?? '') ?? false, choose, open }, width: WIDTH, height: HEIGHT, draggable: false, connectable: !!join,
  }));
  const edges: Edge[] = (graph.Edges ?? []).map(edge => ({
    id: `${edge.SourceId} ${edge.DestinationId}`, source: edge.SourceId ?? '', target: edge.DestinationId ?? '',
    label: waitsFor(byId.get(edge.SourceId ?? ''), byId.get(edge.DestinationId ?? '')),
  }));
  return (
    <ReactFlowProvider key={shape}>
      <div className={join ? 'graph joinable' : 'graph'} role="group" aria-label="Graph of the workflow">
        <Tools />
        <div style={{ height: heightOf(at) }}>
          <ReactFlow<Shown>
            nodes={drawn} edges={edges} nodeTypes={TYPES} colorMode={mode() === 'dark' ? 'dark' : 'light'}
            fitView fitViewOptions={FIT} minZoom={0.05} nodesConnectable={!!join} nodesFocusable={false} edgesFocusable={false} zoomOnScroll={false} preventScrolling={false} onlyRenderVisibleElements
            onConnect={({ source, target }) => {
              const [from, into] = [byId.get(source), byId.get(target)];
              if (from && into) {
                join?.(from, into);
              }
            }}
          >
            <Background gap={20} />
          </ReactFlow>
        </div>
      </div>
    </ReactFlowProvider>
  );
}

/** Above the drawing, not over it. */
function Tools() {
  const flow = useReactFlow();
  return (
    <div className="graph-tools">
      <Button variant="inline-icon" iconName="zoom-in" ariaLabel="Zoom in" onClick={() => void flow.zoomIn()} />
      <Button variant="inline-icon" iconName="zoom-out" ariaLabel="Zoom out" onClick={() => void flow.zoomOut()} />
      <Button variant="inline-icon" iconName="zoom-to-fit" ariaLabel="All of it" onClick={() => void flow.fitView({ padding: 0.06, maxZoom: 1 })} />
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
