import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { get } from '../api/call';
import { useLoad } from '../api/load';
import { restate, useRoute } from '../app/route';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { Time } from '../parts/time';

interface Done {
  time: string;
  principal: string;
  key: string;
  service: string;
  operation: string;
  resource: string;
  status: string;
  result: string;
  request: string;
}

const ROWS = 50;
const MOST = 1000;

/** Who changed what, and whether it was allowed: the server's record, the latest first. */
export default function ActivityPage() {
  const { query } = useRoute();
  const filter = query.get('q') ?? '';
  const page = Math.max(1, Number(query.get('page')) || 1);
  const found = useLoad(() => get<{ Kept: boolean; Changes: Done[] }>('api/activity', [['most', String(MOST)]]), [], change => change.kind !== 'saga');
  const fitting = (found.value?.Changes ?? []).filter(done => [done.principal, done.operation, done.resource, done.result, done.request].some(text => text?.toLowerCase().includes(filter.toLowerCase())));
  return (
    <Page title="Activity" description="Calls that changed something or were refused, by whom. The whole record is logs/audit.log of the data directory.">
      <Failure error={found.error} again={found.again} />
      <Table
        items={fitting.slice((page - 1) * ROWS, page * ROWS)}
        trackBy="request"
        loading={!found.value && !found.error}
        loadingText="Loading changes"
        header={<Header variant="h2" counter={found.value && `(${fitting.length}${found.value.Changes.length === MOST ? ', the latest' : ''})`}>Changes</Header>}
        filter={<TextFilter filteringText={filter} filteringPlaceholder="Find by who, what, result or request id" filteringClearAriaLabel="Clear the filter" filteringAriaLabel="Find changes" onChange={({ detail }) => restate({ q: detail.filteringText, page: undefined })} />}
        pagination={fitting.length > ROWS && <Pagination currentPageIndex={page} pagesCount={Math.ceil(fitting.length / ROWS)} onChange={({ detail }) => restate({ page: String(detail.currentPageIndex) })} />}
        empty={found.value && !found.value.Kept ? <Empty title="Changes are not kept in a file here">The server was started with another --audit; with --audit file they would stand here.</Empty> : <Empty title={filter ? 'No changes fit this filter' : 'Nothing has been changed yet'} />}
        wrapLines
        columnDefinitions={[
          { id: 'time', header: 'When', cell: done => <Time at={Date.parse(done.time) / 1000} />, minWidth: 150 },
          { id: 'operation', header: 'What', cell: done => <><Badge>{done.service}</Badge> {done.operation}</>, isRowHeader: true, minWidth: 180 },
          { id: 'resource', header: 'About', cell: done => <span className="wrap">{done.resource}</span>, minWidth: 160 },
          { id: 'result', header: 'Result', cell: done => <StatusIndicator type={done.result === 'ok' ? 'success' : 'error'}>{done.result === 'ok' ? 'Done' : done.result}</StatusIndicator>, minWidth: 130 },
          { id: 'who', header: 'By', cell: done => <div title={done.principal}><div className="wrap">{short(done.principal)}</div><Box variant="small">{done.key}</Box></div>, minWidth: 160 },
          { id: 'request', header: 'Request', cell: done => <span className="mono wrap">{done.request}</span>, minWidth: 140 },
        ]}
      />
    </Page>
  );
}

/** Of an ARN what stands behind the account, which all here share. */
function short(principal: string): string {
  return principal.replace(/^arn:aws:\w+::\d+:/, '');
}
