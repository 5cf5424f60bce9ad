import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { GraphNode, Trigger } from '../api/glue';
import { words } from '../parts/State';
import { actsOf } from './workflows';

/** Of each trigger that waits for something: for what, and whether that has come. */
export function Conditions({ nodes }: { nodes: GraphNode[] }) {
  const waiting = nodes.map(node => node.TriggerDetails?.Trigger).filter((trigger): trigger is Trigger => trigger?.Type === 'CONDITIONAL');
  if (waiting.length === 0) {
    return <Box color="text-body-secondary">No trigger here waits for anything.</Box>;
  }
  return (
    <>
      {waiting.map(trigger => (
        <Box key={trigger.Name} padding={{ bottom: 's' }}>
          <Box variant="strong">{trigger.Name}</Box>{' '}
          <Box variant="small">fires when {trigger.Predicate?.Logical === 'ANY' ? 'one of these has' : 'all of these have'} come{trigger.State === 'ACTIVATED' ? '' : `; it is ${words(trigger.State ?? '')}, and does not fire`}</Box>
          {(trigger.Predicate?.Conditions ?? []).map((condition, i) => {
            const wanted = condition.State ?? condition.CrawlState ?? '';
            const name = condition.JobName ?? condition.CrawlerName ?? '';
            const node = nodes.find(n => n.Name === name && n.Type === (condition.JobName ? 'JOB' : 'CRAWLER'));
            const acts = node ? actsOf(node) : [];
            const is = acts[acts.length - 1]?.state;
            return (
              <div key={i}>
                <StatusIndicator type={is === wanted ? 'success' : is && is !== 'RUNNING' ? 'error' : 'pending'}>
                  {name} {wanted.toLowerCase()}{is === wanted ? '' : is ? `: it is ${is.toLowerCase()}` : ': it has not run'}
                </StatusIndicator>
              </div>
            );
          })}
        </Box>
      ))}
    </>
  );
}
