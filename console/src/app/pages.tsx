import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Server } from './App';

export interface PageProps {
  path: string[];
  server: Server;
}

type Lazy = LazyExoticComponent<ComponentType<PageProps>>;

// Each is a file of its own that is loaded when it is first opened.
const HOME = lazy(() => import('../home/HomePage'));
const JOBS = lazy(() => import('../jobs/JobsPage'));
const JOB = lazy(() => import('../jobs/JobPage'));
const RUN = lazy(() => import('../jobs/RunPage'));
const WORKFLOWS = lazy(() => import('../workflows/WorkflowsPage'));
const WORKFLOW = lazy(() => import('../workflows/WorkflowPage'));
const WORKFLOW_RUN = lazy(() => import('../workflows/WorkflowRunPage'));
const DATABASES = lazy(() => import('../catalog/DatabasesPage'));
const DATABASE = lazy(() => import('../catalog/DatabasePage'));
const TABLE = lazy(() => import('../catalog/TablePage'));
const CRAWLERS = lazy(() => import('../crawlers/CrawlersPage'));
const CRAWLER = lazy(() => import('../crawlers/CrawlerPage'));
const CRAWL = lazy(() => import('../crawlers/CrawlPage'));
const OBJECTS = lazy(() => import('../objects/ObjectsPage'));
const SETTINGS = lazy(() => import('../settings/SettingsPage'));
const CONNECTIONS = lazy(() => import('../connections/ConnectionsPage'));
const FUNCTIONS = lazy(() => import('../functions/FunctionsPage'));
const REGISTRIES = lazy(() => import('../registry/RegistriesPage'));
const REGISTRY = lazy(() => import('../registry/RegistryPage'));
const SCHEMA = lazy(() => import('../registry/SchemaPage'));
const TIMELINE = lazy(() => import('../timeline/TimelinePage'));
const ACTIVITY = lazy(() => import('../activity/ActivityPage'));
const NOWHERE = lazy(() => import('./NowherePage'));

/** By the first word, the page for as many words as the address has. */
const PAGES: Record<string, Record<number, Lazy>> = {
  '': { 0: HOME },
  jobs: { 1: JOBS, 2: JOB, 4: RUN },
  workflows: { 1: WORKFLOWS, 2: WORKFLOW, 4: WORKFLOW_RUN },
  databases: { 1: DATABASES, 2: DATABASE, 4: TABLE },
  connections: { 1: CONNECTIONS },
  functions: { 1: FUNCTIONS },
  registries: { 1: REGISTRIES, 2: REGISTRY, 4: SCHEMA },
  crawlers: { 1: CRAWLERS, 2: CRAWLER, 4: CRAWL },
  settings: { 1: SETTINGS },
  timeline: { 1: TIMELINE },
  activity: { 1: ACTIVITY },
};

export function pageOf(path: string[]): Lazy {
  const [first = ''] = path;
  if (first === 'sign-in') {
    return HOME;
  }
  return first === 'objects' ? OBJECTS : (Object.hasOwn(PAGES, first) && PAGES[first]?.[path.length]) || NOWHERE;
}
