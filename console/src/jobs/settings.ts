import { ask, type Job } from '../api/glue';

export type Values = Record<string, string>;

export interface Setting {
  id: string;
  label: string;
  help: string;
  kind: 'text' | 'number' | 'choice' | 'lines';
  choices?: string[];
}

const WORKERS = ['', 'Standard', 'G.1X', 'G.2X', 'G.4X', 'G.8X', 'G.025X'];

/** What a job can be set to, beside its script and its arguments, and what each means here. */
export const SETTINGS: Setting[] = [
  { id: 'Description', label: 'Description', help: 'For people; it changes nothing.', kind: 'text' },
  { id: 'Role', label: 'Role', help: 'The ARN of the role whose name runs act under.', kind: 'text' },
  { id: 'ScriptLocation', label: 'Script', help: 'Where the script lies: s3://bucket/path/script.py.', kind: 'text' },
  { id: 'GlueVersion', label: 'Glue version', help: 'Decides the versions of Spark and Python. A Python shell job has none.', kind: 'text' },
  { id: 'WorkerType', label: 'Worker type', help: 'How much memory and how many cores a worker has. Empty: by maximum capacity.', kind: 'choice', choices: WORKERS },
  { id: 'NumberOfWorkers', label: 'Workers', help: 'How many workers of that type a run takes, the driver among them.', kind: 'number' },
  { id: 'MaxCapacity', label: 'Maximum capacity', help: 'In data processing units, in the place of worker type and workers; 0.0625 or 1 for Python shell.', kind: 'number' },
  { id: 'Timeout', label: 'Timeout', help: 'In minutes; a run that takes longer is ended as TIMEOUT.', kind: 'number' },
  { id: 'MaxRetries', label: 'Retries', help: 'How often a run that failed is started again by itself, 0 to 10.', kind: 'number' },
  { id: 'MaxConcurrentRuns', label: 'Runs at once', help: 'A further run is refused, or waits if queuing is on.', kind: 'number' },
  { id: 'JobRunQueuingEnabled', label: 'Queuing', help: 'Whether a run waits when there is no room for it.', kind: 'choice', choices: ['', 'true', 'false'] },
  { id: 'NotifyDelayAfter', label: 'Notify after', help: 'Minutes after which a run that still goes is worth a notice.', kind: 'number' },
  { id: 'SecurityConfiguration', label: 'Security configuration', help: 'The name of one; it must be there.', kind: 'text' },
  { id: 'Connections', label: 'Connections', help: 'Names of connections, one a line: their drivers are on the class path of runs.', kind: 'lines' },
];

export function valuesOf(job: Job): Values {
  const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));
  return {
    Description: text(job.Description),
    Role: text(job.Role),
    ScriptLocation: text(job.Command?.ScriptLocation),
    GlueVersion: text(job.GlueVersion),
    WorkerType: text(job.WorkerType),
    NumberOfWorkers: text(job.NumberOfWorkers),
    MaxCapacity: job.WorkerType ? '' : text(job.MaxCapacity),
    Timeout: text(job.Timeout),
    MaxRetries: text(job.MaxRetries),
    MaxConcurrentRuns: text(job.ExecutionProperty?.MaxConcurrentRuns),
    JobRunQueuingEnabled: text(job.JobRunQueuingEnabled),
    NotifyDelayAfter: text(job.NotificationProperty?.NotifyDelayAfter),
    SecurityConfiguration: text(job.SecurityConfiguration),
    Connections: (job.Connections?.Connections ?? []).join('\n'),
  };
}

/** UpdateJob replaces all of a job: what is not asked about here goes back as it was. */
export async function saveJob(job: Job, values: Values, args: Record<string, string>): Promise<void> {
  const text = (id: string) => values[id]?.trim() || undefined;
  const number = (id: string) => (text(id) === undefined ? undefined : Number(text(id)));
  const connections = (values.Connections ?? '').split('\n').map(name => name.trim()).filter(Boolean);
  await ask('UpdateJob', {
    JobName: job.Name,
    JobUpdate: {
      JobMode: job.JobMode,
      Description: text('Description'),
      LogUri: job.LogUri,
      Role: text('Role'),
      ExecutionProperty: number('MaxConcurrentRuns') === undefined ? undefined : { MaxConcurrentRuns: number('MaxConcurrentRuns') },
      Command: { ...job.Command, ScriptLocation: text('ScriptLocation') },
      DefaultArguments: args,
      NonOverridableArguments: job.NonOverridableArguments,
      Connections: connections.length === 0 ? undefined : { Connections: connections },
      MaxRetries: number('MaxRetries'),
      Timeout: number('Timeout'),
      MaxCapacity: number('MaxCapacity'),
      WorkerType: text('WorkerType') as Job['WorkerType'],
      NumberOfWorkers: number('NumberOfWorkers'),
      SecurityConfiguration: text('SecurityConfiguration'),
      NotificationProperty: number('NotifyDelayAfter') === undefined ? undefined : { NotifyDelayAfter: number('NotifyDelayAfter') },
      GlueVersion: text('GlueVersion'),
      CodeGenConfigurationNodes: job.CodeGenConfigurationNodes,
      ExecutionClass: job.ExecutionClass,
      SourceControlDetails: job.SourceControlDetails,
      MaintenanceWindow: job.MaintenanceWindow,
      JobRunQueuingEnabled: text('JobRunQueuingEnabled') === undefined ? undefined : text('JobRunQueuingEnabled') === 'true',
    },
  });
}

