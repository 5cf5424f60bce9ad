import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import { get } from '../api/call';
import { ask, type JobRun } from '../api/glue';
import { useLoad } from '../api/load';
import { linesAfter, search } from '../log/log';
import { parts, readText } from '../objects/s3';
import { jobHref } from './jobs';
import './culprit.css';
import { failing } from './traceback';

const AROUND = 4;
const MOST_OF_A_SCRIPT = 1 << 20;

/** The line of the script that failed, among its neighbours. */
export function Culprit({ run }: { run: JobRun }) {
  const found = useLoad(() => look(run), [run.Id]);
  if (!found.value) {
    return null;
  }
  const { line, exception, script, source, asRun } = found.value;
  const first = Math.max(1, line - AROUND);
  return (
    <Container header={<Header variant="h2" actions={<Link href={jobHref(run.JobName ?? '', 'script')}>Open the script</Link>} description={<span className="wrap">{exception}</span>}>{`Line ${line} of ${script}`}</Header>}>
      <div className="culprit mono">
        {source.slice(first - 1, line + AROUND).map((text, i) => (
          <div key={i} className={first + i === line ? 'failing' : ''}>
            <span className="number">{first + i}</span>{text || ' '}
          </div>
        ))}
      </div>
      <Box variant="small">{asRun ? 'The script as this run had it.' : 'The script as it is now; it may have been changed since.'}</Box>
    </Container>
  );
}

async function look(run: JobRun) {
  const log = { group: `${run.LogGroupName}/error`, stream: run.Id ?? '' };
  const hits = await search(log, ['Traceback (most recent call last)']);
  const job = (await ask('GetJob', { JobName: run.JobName })).Job;
  const place = parts(job?.Command?.ScriptLocation ?? '');
  if (hits.Lines.length === 0 || !place) {
    return undefined;
  }
  const script = place.key.slice(place.key.lastIndexOf('/') + 1);
  const lines = (await linesAfter(log, hits.Lines[hits.Lines.length - 1]!, 200)).Lines.map(line => line.Text);
  // A run has its script under a name of its own, in its folder.
  const where = failing(lines, file => file.endsWith(`/${run.Id}/script.py`) || file.endsWith(`/${script}`));
  const kept = (await get<{ Text?: string }>('api/script', [['run', run.Id ?? '']])).Text;
  const text = kept ?? (await readText(place.bucket, place.key, MOST_OF_A_SCRIPT));
  return where && { ...where, script, asRun: kept !== undefined, source: text.split('\n') };
}
