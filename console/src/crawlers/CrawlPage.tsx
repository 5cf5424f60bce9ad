import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ask } from '../api/glue';
import { useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { databaseHref, tableHref } from '../catalog/catalog';
import { LogView } from '../log/LogView';
import { Copy, quoted } from '../parts/Copy';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { Reference } from '../parts/Reference';
import { State } from '../parts/State';
import { duration, Time, useNow } from '../parts/time';
import { CRAWL_LOGS, crawlerHref } from './crawlers';
import { changes } from './summary';

/** One crawl: what it changed, thing by thing, and its log. */
export default function CrawlPage({ path }: PageProps) {
  const name = path[1] ?? '';
  const id = path[3] ?? '';
  const mine = (change: { kind: string; Detail: Record<string, string> }) => change.kind === 'crawl' && change.Detail.crawler === name;
  const found = useLoad(
    async () => {
      const [crawls, crawler] = await Promise.all([ask('ListCrawls', { CrawlerName: name, Filters: [{ FieldName: 'CRAWL_ID', FilterOperator: 'EQ', FieldValue: id }] }), ask('GetCrawler', { Name: name })]);
      return { crawl: crawls.Crawls?.[0], database: crawler.Crawler?.DatabaseName ?? '' };
    },
    [name, id],
    mine,
  );
  const crawl = found.value?.crawl;
  const running = crawl?.State === 'RUNNING';
  const now = useNow(running);
  const done = changes(crawl?.Summary);
  return (
    <Page title={`Crawl ${id.slice(0, 8)}`} places={[{ text: 'Crawlers', path: ['crawlers'] }, { text: name, path: ['crawlers', name] }]}>
      <Failure error={found.error} again={found.again} />
      {found.value && !crawl && <Empty title="There is no such crawl"><Link href={crawlerHref(name)}>All crawls of {name}</Link></Empty>}
      {crawl && (
        <SpaceBetween size="l">
          {crawl.ErrorMessage && <Alert type="error" header="It failed"><div className="wrap">{crawl.ErrorMessage}</div></Alert>}
          <Container header={<Header variant="h2"><State state={crawl.State} /></Header>}>
            <KeyValuePairs
              columns={4}
              items={[
                { label: 'Started', value: <Time at={crawl.StartTime} /> },
                { label: 'Ended', value: <Time at={crawl.EndTime} /> },
                { label: 'Took', value: duration((crawl.EndTime ?? now) - (crawl.StartTime ?? now)) },
                { label: 'Crawl', value: <Copy text={id} what="the crawl's id" /> },
              ]}
            />
          </Container>
          <Container header={<Header variant="h2" description={<>In <Link href={databaseHref(found.value?.database ?? '')}>{found.value?.database}</Link></>}>What it changed</Header>}>
            {done.length === 0 && <Box color="text-body-secondary">{running ? 'Nothing yet.' : 'Nothing: the tables were as it found them.'}</Box>}
            {done.map(change => (
              <Box key={`${change.thing} ${change.what}`} padding={{ bottom: 's' }}>
                <Box variant="strong">{change.count} {change.thing}{change.count === 1 ? '' : 's'} {change.what}</Box>
                {change.names.map(of => <div key={of}>{change.thing === 'table' ? <Link href={tableHref(found.value?.database ?? '', of)}>{of}</Link> : <span className="mono wrap">{of}</span>}</div>)}
              </Box>
            ))}
          </Container>
          <LogView log={{ group: CRAWL_LOGS, stream: name }} live={running} label="crawler's log" />
          <Reference command={`aws glue list-crawls --crawler-name ${quoted(name)} --filters FieldName=CRAWL_ID,FilterOperator=EQ,FieldValue=${id}`} />
        </SpaceBetween>
      )}
    </Page>
  );
}
