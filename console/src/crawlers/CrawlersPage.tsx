import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useState } from 'react';
import type { Crawler } from '../api/glue';
import { databaseHref } from '../catalog/catalog';
import { Empty } from '../parts/Empty';
import { NameList } from '../parts/NameList';
import { Page } from '../parts/Page';
import { State } from '../parts/State';
import { Time } from '../parts/time';
import { CrawlerForm } from './CrawlerForm';
import { crawlerHref, crawlerNames, crawlersOf, targets } from './crawlers';

/** All crawlers, what they look at, and how the last crawl went. */
export default function CrawlersPage() {
  const [creating, setCreating] = useState(false);
  const create = <Button variant="primary" onClick={() => setCreating(true)}>Create crawler</Button>;
  return (
    <Page title="Crawlers">
      <NameList<Crawler>
        noun="crawlers"
        names={crawlerNames}
        rows={crawlersOf}
        nameOf={crawler => crawler.Name ?? ''}
        concerns={change => change.kind === 'crawl'}
        actions={create}
        empty={<Empty title="No crawlers yet" action={create}>A crawler looks at data where it lies, and writes down which tables they are.</Empty>}
        columns={[
          { id: 'name', header: 'Name', cell: c => <Link href={crawlerHref(c.Name ?? '')}>{c.Name}</Link>, isRowHeader: true },
          { id: 'state', header: 'Now', cell: c => <State state={c.State} />, minWidth: 120 },
          { id: 'last', header: 'Last crawl', cell: c => (c.LastCrawl ? <State state={c.LastCrawl.Status} /> : 'None yet'), minWidth: 120 },
          { id: 'at', header: 'Started', cell: c => <Time at={c.LastCrawl?.StartTime} /> },
          { id: 'looks', header: 'Looks at', cell: c => <span className="mono wrap">{targets(c)[0]}{targets(c).length > 1 ? ` and ${targets(c).length - 1} more` : ''}</span> },
          { id: 'database', header: 'Database', cell: c => <Link href={databaseHref(c.DatabaseName ?? '')}>{c.DatabaseName}</Link> },
        ]}
      />
      {creating && <CrawlerForm close={() => setCreating(false)} />}
    </Page>
  );
}
