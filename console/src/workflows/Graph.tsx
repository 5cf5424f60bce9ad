import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { GraphNode, WorkflowGraph } from '../api/glue';
import { Empty } from '../parts/Empty';
import { words } from '../parts/State';
import { Drawing } from './Drawing';
import './graph.css';
import { near } from './near';

const MANY = 100;
/** A trigger, and what is on its other side. */
const NEAR = 2;

export interface GraphProps {
  graph: WorkflowGraph;
  /** Nodes that are marked, and what a click on a job or crawler does in place of opening it. */
  chosen?: Set<string>;
  choose?: (node: GraphNode) => void;
  /** Opens a trigger, and joins two nodes by an edge: where triggers can be changed. */
  open?: (trigger: GraphNode) => void;
  join?: (from: GraphNode, into: GraphNode) => void;
}

/** The graph of a workflow, or of a run of it: the same, with what each node did. Of very many nodes, one and its neighbours first. */
export function Graph(props: GraphProps) {
  const [anyway, setAnyway] = useState(false);
  const [around, setAround] = useState<string>();
  const nodes = props.graph.Nodes ?? [];
  if (nodes.length === 0) {
    return <Empty title="Nothing is in this workflow yet">Triggers put jobs and crawlers into it.</Empty>;
  }
  if (nodes.length <= MANY || anyway) {
    return <Drawing {...props} />;
  }
  const first = nodes.find(node => node.UniqueId === around) ?? nodes.find(node => failed(node)) ?? nodes[0]!;
  const options = nodes.map(node => ({ value: node.UniqueId ?? '', label: node.Name ?? '', description: words(node.Type ?? '') }));
  return (
    <SpaceBetween size="s">
      <SpaceBetween size="s" direction="horizontal">
        <Select
          selectedOption={options.find(option => option.value === first.UniqueId) ?? null} options={options} filteringType="auto" virtualScroll
          ariaLabel="The node whose neighbours are drawn" onChange={({ detail }) => setAround(detail.selectedOption.value)}
        />
        <Button onClick={() => setAnyway(true)}>Draw all {nodes.length} nodes</Button>
      </SpaceBetween>
      <Drawing {...props} graph={near(props.graph, first.UniqueId ?? '', NEAR)} />
    </SpaceBetween>
  );
}

function failed(node: GraphNode): boolean {
  return (node.JobDetails?.JobRuns ?? []).some(run => run.JobRunState === 'FAILED') || (node.CrawlerDetails?.Crawls ?? []).some(crawl => crawl.State === 'FAILED');
}
