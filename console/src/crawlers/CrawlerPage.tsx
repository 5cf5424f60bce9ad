import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TableView from '@cloudscape-design/components/table';
import { useState } from 'react';
import { ask } from '../api/glue';
import type { CallError } from '../api/call';
import { asCallError, useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { databaseHref } from '../catalog/catalog';
import { LogView } from '../log/LogView';
import { quoted } from '../parts/Copy';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { Reference } from '../parts/Reference';
import { State } from '../parts/State';
import { useSteady } from '../parts/steady';
import { duration, Time, useNow } from '../parts/time';
import { DeleteThing } from '../parts/DeleteThing';
import { CrawlerForm } from './CrawlerForm';
import { DryRunOf } from './DryRun';
import { CRAWL_LOGS, crawlHref, targets } from './crawlers';
import { changed } from './summary';

/** A crawler: what it looks at, its crawls and what each changed, and its log. */
export default function CrawlerPage({ path, server }: PageProps) {
  const name = path[1] ?? '';
  const [error, setError] = useState<CallError>();
  const [changing, setChanging] = useState(false);
  const [planning, setPlanning] = useState(false);
  const mine = (change: { kind: string; Detail: Record<string, string> }) => change.kind === 'crawl' && change.Detail.crawler === name;
  const crawler = useLoad(async () => (await ask('GetCrawler', { Name: name })).Crawler, [name], mine);
  const crawls = useLoad(async () => (await ask('ListCrawls', { CrawlerName: name, MaxResults: 50 })).Crawls ?? [], [name], mine);
  const steady = useSteady(crawls.value ?? [], crawl => crawl.CrawlId ?? '');
  const running = crawler.value?.State === 'RUNNING';
  const now = useNow(running);
  const act = (operation: 'StartCrawler' | 'StopCrawler') => ask(operation, { Name: name }).then(() => setError(undefined), (e: unknown) => setError(asCallError(e)));
  return (
    <Page
      title={name}
      places={[{ text: 'Crawlers', path: ['crawlers'] }]}
      description={crawler.value?.Description}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <DeleteThing name={name} what="Its tables stay; its history and schedule go." act={() => ask('DeleteCrawler', { Name: name })} then="#/crawlers" />
          <Button disabled={!crawler.value || running} onClick={() => setChanging(true)}>Change</Button>
          <Button disabled={!crawler.value} onClick={() => setPlanning(true)}>Dry run</Button>
          {running ? <Button onClick={() => void act('StopCrawler')}>Stop</Button> : <Button variant="primary" disabled={crawler.value?.State !== 'READY'} onClick={() => void act('StartCrawler')}>Run</Button>}
        </SpaceBetween>
      }
    >
      <Failure error={error ?? crawler.error ?? crawls.error} again={crawler.again} />
      {crawler.value && (
        <SpaceBetween size="l">
          {crawler.value.LastCrawl?.ErrorMessage && <Alert type="error" header="The last crawl failed"><div className="wrap">{crawler.value.LastCrawl.ErrorMessage}</div></Alert>}
          <Container header={<Header variant="h2"><State state={crawler.value.State} /></Header>}>
            <KeyValuePairs
              columns={3}
              items={[
                { label: 'Looks at', value: <pre className="mono">{targets(crawler.value).join('\n')}</pre> },
                { label: 'Writes to', value: <Link href={databaseHref(crawler.value.DatabaseName ?? '')}>{crawler.value.DatabaseName}{crawler.value.TablePrefix ? `.${crawler.value.TablePrefix}*` : ''}</Link> },
                { label: 'Schedule', value: crawler.value.Schedule?.ScheduleExpression ?? 'None' },
              ]}
            />
          </Container>
          <div {...steady.hover}>
            <TableView
              items={steady.rows}
              trackBy="CrawlId"
              loading={!crawls.value && !crawls.error}
              loadingText="Loading crawls"
              header={<Header variant="h2" counter={crawls.value && `(${crawls.value.length})`}>Crawls</Header>}
              empty={<Empty title="It has not run yet" action={<Button onClick={() => void act('StartCrawler')}>Run</Button>} />}
              wrapLines
              columnDefinitions={[
                { id: 'state', header: 'State', cell: c => <State state={c.State} />, minWidth: 130 },
                { id: 'started', header: 'Started', cell: c => <Link href={crawlHref(name, c.CrawlId ?? '')}><Time at={c.StartTime} /></Link>, isRowHeader: true },
                { id: 'took', header: 'Took', cell: c => duration((c.EndTime ?? now) - (c.StartTime ?? now)) },
                { id: 'changed', header: 'What it changed', cell: c => changed(c.Summary) },
                { id: 'error', header: 'Error', cell: c => <span className="wrap">{c.ErrorMessage ?? ''}</span> },
              ]}
            />
          </div>
          <LogView log={{ group: CRAWL_LOGS, stream: name }} live={running} label="crawler's log" />
          <Reference arn={`arn:aws:glue:${server.Region}:${server.Account}:crawler/${name}`} command={`aws glue start-crawler --name ${quoted(name)}`} />
          {planning && <DryRunOf crawler={crawler.value} close={() => setPlanning(false)} />}
          {changing && <CrawlerForm given={crawler.value} close={() => setChanging(false)} saved={() => { setChanging(false); crawler.again(); }} />}
        </SpaceBetween>
      )}
    </Page>
  );
}
