import { lazy, type ComponentType } from 'react';
import type { Server } from './App';

export interface PageProps {
  path: string[];
  server: Server;
}

// Each is a file of its own that is loaded when it is first opened, or somewhat earlier by its load().
const page = (load: () => Promise<{ default: ComponentType<PageProps> }>) => Object.assign(lazy(load), { load });
type Lazy = ReturnType<typeof page>;

const HOME = page(() => import('../home/HomePage'));
const JOBS = page(() => import('../jobs/JobsPage'));
const JOB = page(() => import('../jobs/JobPage'));
const RUN = page(() => import('../jobs/RunPage'));
const WORKFLOWS = page(() => import('../workflows/WorkflowsPage'));
const WORKFLOW = page(() => import('../workflows/WorkflowPage'));
const WORKFLOW_RUN = page(() => import('../workflows/WorkflowRunPage'));
const DATABASES = page(() => import('../catalog/DatabasesPage'));
const DATABASE = page(() => import('../catalog/DatabasePage'));
const TABLE = page(() => import('../catalog/TablePage'));
const CRAWLERS = page(() => import('../crawlers/CrawlersPage'));
const CRAWLER = page(() => import('../crawlers/CrawlerPage'));
const CRAWL = page(() => import('../crawlers/CrawlPage'));
const OBJECTS = page(() => import('../objects/ObjectsPage'));
const SETTINGS = page(() => import('../settings/SettingsPage'));
const CONNECTIONS = page(() => import('../connections/ConnectionsPage'));
const FUNCTIONS = page(() => import('../functions/FunctionsPage'));
const REGISTRIES = page(() => import('../registry/RegistriesPage'));
const REGISTRY = page(() => import('../registry/RegistryPage'));
const SCHEMA = page(() => import('../registry/SchemaPage'));
const NOTEBOOKS = page(() => import('../notebooks/NotebooksPage'));
const NOTEBOOK = page(() => import('../notebooks/NotebookPage'));
const SESSION = page(() => import('../notebooks/SessionPage'));
const TIMELINE = page(() => import('../timeline/TimelinePage'));
const ACTIVITY = page(() => import('../activity/ActivityPage'));
const NOWHERE = page(() => import('./NowherePage'));

/** By the first word, the page for as many words as the address has. */
const PAGES: Record<string, Record<number, Lazy>> = {
  '': { 0: HOME },
  jobs: { 1: JOBS, 2: JOB, 4: RUN },
  workflows: { 1: WORKFLOWS, 2: WORKFLOW, 4: WORKFLOW_RUN },
  databases: { 1: DATABASES, 2: DATABASE, 4: TABLE },
  connections: { 1: CONNECTIONS },
  functions: { 1: FUNCTIONS },
  registries: { 1: REGISTRIES, 2: REGISTRY, 4: SCHEMA },
  notebooks: { 1: NOTEBOOKS, 2: NOTEBOOK },
  sessions: { 2: SESSION },
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
