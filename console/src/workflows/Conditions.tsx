import Box from '@cloudscape-design/components/box';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { GraphNode, Trigger } from '../api/glue';
import { verdict, type Tick } from './verdict';

const TYPES: Record<Tick['came'], StatusIndicatorProps.Type> = { yes: 'success', open: 'pending', no: 'error' };

/** Of each trigger: whether it has fired, and of what it waits for, whether that has come. */
export function Conditions({ nodes, over }: { nodes: GraphNode[]; over: boolean }) {
  const triggers = nodes.map(node => node.TriggerDetails?.Trigger).filter((trigger): trigger is Trigger => !!trigger);
  if (triggers.length === 0) {
    return <Box color="text-body-secondary">There are no triggers here.</Box>;
  }
  return (
    <>
      {triggers.map(trigger => {
        const found = verdict(trigger, nodes, over);
        return (
          <div key={trigger.Name} className="verdict" data-trigger={trigger.Name} data-fired={found.fired}>
            <Box variant="strong">{trigger.Name}</Box> {found.why}
            {found.ticks.map((tick, i) => (
              <div key={i}>
                <StatusIndicator type={TYPES[tick.came]}>
                  {tick.about} {tick.wanted}{tick.came === 'yes' ? '' : tick.is ? `: it is ${tick.is}` : ': it has not run'}
                </StatusIndicator>
              </div>
            ))}
          </div>
        );
      })}
    </>
  );
}
