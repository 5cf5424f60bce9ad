import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';

const TYPES: Record<string, StatusIndicatorProps.Type> = {
  SUCCEEDED: 'success', COMPLETED: 'success', READY: 'success', ACTIVATED: 'success', AVAILABLE: 'success',
  FAILED: 'error', ERROR: 'error', TIMEOUT: 'error', EXPIRED: 'error',
  RUNNING: 'in-progress', STARTING: 'in-progress', PROVISIONING: 'in-progress', STOPPING: 'in-progress', CANCELLING: 'in-progress',
  WAITING: 'pending', STOPPED: 'stopped', CANCELLED: 'stopped', CREATED: 'pending', DEACTIVATED: 'stopped',
};

/** A state by its symbol and its name: nobody needs to tell colours apart. */
export function State({ state }: { state: string | undefined }) {
  return state ? (
    <StatusIndicator type={TYPES[state] ?? 'info'} wrapText={false}>{words(state)}</StatusIndicator>
  ) : (
    <StatusIndicator type="pending">Not run yet</StatusIndicator>
  );
}

export function words(state: string): string {
  return state.charAt(0) + state.slice(1).toLowerCase();
}

/** The class of a state's colour, where a symbol does not fit. */
export function tone(state: string | undefined): string {
  const type = TYPES[state ?? ''];
  return type === 'success' ? 'good' : type === 'error' ? 'bad' : type === 'in-progress' ? 'busy' : 'idle';
}

const OPEN = new Set(['RUNNING', 'STARTING', 'STOPPING', 'WAITING']);

export function isOpen(state: string | undefined): boolean {
  return OPEN.has(state ?? '');
}
