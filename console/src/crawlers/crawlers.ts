import { all, ask, type Crawler } from '../api/glue';
import { to } from '../app/route';

export function crawlerNames(): Promise<string[]> {
  return all(async token => {
    const page = await ask('ListCrawlers', { NextToken: token, MaxResults: 1000 });
    return { NextToken: page.NextToken, items: page.CrawlerNames ?? [] };
  });
}

export async function crawlersOf(names: string[]): Promise<Crawler[]> {
  return names.length === 0 ? [] : ((await ask('BatchGetCrawlers', { CrawlerNames: names })).Crawlers ?? []);
}

export const CRAWL_LOGS = '/aws-glue/crawlers';

export function crawlerHref(crawler: string): string {
  return to(['crawlers', crawler]);
}

export function crawlHref(crawler: string, crawl: string): string {
  return to(['crawlers', crawler, 'crawls', crawl]);
}

/** What a crawler looks at, a line for each. */
export function targets(crawler: Crawler): string[] {
  const of = crawler.Targets;
  return [
    ...(of?.S3Targets ?? []).map(target => target.Path ?? ''),
    ...(of?.JdbcTargets ?? []).map(target => `${target.ConnectionName}: ${target.Path}`),
    ...(of?.CatalogTargets ?? []).map(target => `${target.DatabaseName}: ${(target.Tables ?? []).join(', ')}`),
    ...(of?.DeltaTargets ?? []).flatMap(target => target.DeltaTables ?? []),
    ...(of?.IcebergTargets ?? []).flatMap(target => target.Paths ?? []),
    ...(of?.HudiTargets ?? []).flatMap(target => target.Paths ?? []),
    ...(of?.DynamoDBTargets ?? []).map(target => target.Path ?? ''),
  ];
}
