import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import type { GraphNode, Trigger } from '../api/glue';
import { to } from '../app/route';
import { tone, words } from '../parts/State';
import { Symbol } from '../parts/Symbol';
import { duration } from '../parts/time';
import { actsOf } from './workflows';

export type Shown = Node<
  { node: GraphNode; now: number; chosen: boolean; choose: ((node: GraphNode) => void) | undefined; open: ((trigger: GraphNode) => void) | undefined },
  'step'
>;

/** A node: what it is, its name, and in words how it went or when it fires. */
export function Step({ data: { node, now, chosen, choose, open } }: NodeProps<Shown>) {
  const acts = actsOf(node);
  const last = acts[acts.length - 1];
  const trigger = node.TriggerDetails?.Trigger;
  const kind = words(node.Type ?? '');
  const said = trigger ? firesWhen(trigger) : last ? `${words(last.state)} · ${duration((last.ended ?? now) - last.asked)}` : 'Not run';
  const facts = {
    className: `step nopan ${trigger ? 'trigger' : tone(last?.state)}${chosen ? ' chosen' : ''}`,
    title: `${kind} ${node.Name}: ${said}`, 'data-node': node.Name, 'data-state': last?.state ?? '',
  };
  const inside = (
    <>
      <span className="step-kind"><Symbol kind={node.Type ?? ''} /> {kind}{trigger && trigger.State !== 'ACTIVATED' && trigger.Type !== 'ON_DEMAND' ? ` · ${words(trigger.State ?? '')}` : ''}</span>
      <span className="step-name">{node.Name}</span>
      <span className="step-said">{said}</span>
    </>
  );
  const press = trigger ? open : choose;
  return (
    <>
      <Handle type="target" position={Position.Left} />
      {press ? (
        <button type="button" {...facts} aria-pressed={trigger ? undefined : chosen} onClick={() => press(node)}>{inside}</button>
      ) : trigger ? (
        <div {...facts}>{inside}</div>
      ) : (
        <a {...facts} href={last?.href ?? to([node.Type === 'JOB' ? 'jobs' : 'crawlers', node.Name ?? ''])}>{inside}</a>
      )}
      <Handle type="source" position={Position.Right} />
    </>
  );
}

function firesWhen(trigger: Trigger): string {
  const conditions = trigger.Predicate?.Conditions?.length ?? 0;
  const of = conditions > 1 ? (trigger.Predicate?.Logical === 'ANY' ? 'any of' : 'all of') : '';
  return [words((trigger.Type ?? '').replace('_', ' ')), trigger.Schedule, of].filter(Boolean).join(' · ');
}
