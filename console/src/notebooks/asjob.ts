import { CallError } from '../api/call';
import { ask, type Job } from '../api/glue';
import { asCallError } from '../api/load';
import type { Desk } from './desk';
import type { Settings } from './magics';
import { scriptOf } from './script';
import { writeScript } from './store';

/** What is shown of a job, and is not said when it is changed. */
const SHOWN = ['Name', 'CreatedOn', 'LastModifiedOn', 'AllocatedCapacity', 'MaxCapacity', 'ProfileName'];

/** The job that was made of this notebook before, if there is one. */
export async function jobOf(name: string): Promise<Job | undefined> {
  try {
    return (await ask('GetJob', { JobName: name })).Job;
  } catch (e) {
    if (asCallError(e).code === 'EntityNotFoundException') {
      return undefined;
    }
    throw e;
  }
}

/**
 * Makes a job of a notebook, or renews the one that was made of it: its script, and what magics say. What else somebody
 * has set of that job stays.
 *
 * @throws CallError if a job of that name was made otherwise
 */
export async function saveAsJob(desk: Desk, role: string): Promise<void> {
  const { text, settings } = scriptOf(desk.now().cells);
  const there = await jobOf(desk.name);
  if (there && there.JobMode !== 'NOTEBOOK') {
    throw new CallError('AlreadyExists', `There is a job ${desk.name} that was not made of a notebook; it is not touched. A duplicate of this notebook has another name.`, '', 409);
  }
  await desk.save();
  const location = await writeScript(desk.shelf, desk.name, text);
  const job = { ...members(settings, location), Role: role, JobMode: 'NOTEBOOK' as const };
  if (!there) {
    await ask('CreateJob', { Name: desk.name, Tags: Object.keys(settings.tags).length > 0 ? settings.tags : undefined, ...job });
    return;
  }
  const kept = Object.fromEntries(Object.entries(there).filter(([name]) => !SHOWN.includes(name)));
  await ask('UpdateJob', { JobName: desk.name, JobUpdate: { ...kept, ...job, DefaultArguments: { ...there.DefaultArguments, ...job.DefaultArguments } } });
}

function members(settings: Settings, location: string) {
  return {
    Command: { Name: settings.command, ScriptLocation: location, PythonVersion: '3' },
    GlueVersion: settings.glueVersion,
    WorkerType: settings.workerType as Job['WorkerType'],
    NumberOfWorkers: settings.workers,
    DefaultArguments: settings.arguments,
    ...(settings.timeout === undefined ? {} : { Timeout: settings.timeout }),
    ...(settings.securityConfiguration === undefined ? {} : { SecurityConfiguration: settings.securityConfiguration }),
    ...(settings.connections.length === 0 ? {} : { Connections: { Connections: settings.connections } }),
  };
}
