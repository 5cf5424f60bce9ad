import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Spinner from '@cloudscape-design/components/spinner';
import { useLoad } from '../api/load';
import { Failure } from '../parts/Failure';
import { Symbol } from '../parts/Symbol';
import { Time } from '../parts/time';
import { scheduled } from '../timeline/timeline';

const HOURS = 24;
const MOST = 8;

/** What schedules will begin next, each once. */
export function Next() {
  const found = useLoad(() => scheduled(HOURS), []);
  const next = (found.value ?? []).flatMap(lane => (lane.marks[0] ? [{ lane, mark: lane.marks.reduce((a, b) => (b.from < a.from ? b : a)) }] : [])).sort((a, b) => a.mark.from - b.mark.from).slice(0, MOST);
  return (
    <Container header={<Header variant="h2" actions={<Link href="#/timeline">Timeline</Link>}>Next</Header>}>
      <Failure error={found.error} again={found.again} />
      {!found.value && !found.error && <Spinner />}
      {found.value && next.length === 0 && <Box color="text-body-secondary">Nothing is scheduled for the next {HOURS} hours.</Box>}
      {next.map(({ lane, mark }) => (
        <Box key={mark.id} padding={{ vertical: 'xxs' }}>
          <Symbol kind={lane.kind} /> <Link href={lane.href}><span className="wrap">{lane.name}</span></Link> <Box variant="small"><Time at={mark.from} />{lane.marks.length > 1 && `, ${lane.marks.length} times in ${HOURS} h`}</Box>
        </Box>
      ))}
    </Container>
  );
}
