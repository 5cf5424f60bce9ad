import type * as glue from '@aws-sdk/client-glue';
import { call } from './call';

/** What a client's type is on the wire: times are seconds, and nothing is said of the exchange. */
export type Wire<T> = T extends Date ? number
  : T extends Uint8Array ? string
  : T extends (infer E)[] ? Wire<E>[]
  : T extends object ? { [K in keyof T as K extends '$metadata' ? never : K]: Wire<T[K]> }
  : T;

interface Operations {
  ListJobs: [glue.ListJobsCommandInput, glue.ListJobsCommandOutput];
  BatchGetJobs: [glue.BatchGetJobsCommandInput, glue.BatchGetJobsCommandOutput];
  GetJob: [glue.GetJobCommandInput, glue.GetJobCommandOutput];
  CreateJob: [glue.CreateJobCommandInput, glue.CreateJobCommandOutput];
  DeleteJob: [glue.DeleteJobCommandInput, glue.DeleteJobCommandOutput];
  GetJobRuns: [glue.GetJobRunsCommandInput, glue.GetJobRunsCommandOutput];
  GetJobRun: [glue.GetJobRunCommandInput, glue.GetJobRunCommandOutput];
  StartJobRun: [glue.StartJobRunCommandInput, glue.StartJobRunCommandOutput];
  BatchStopJobRun: [glue.BatchStopJobRunCommandInput, glue.BatchStopJobRunCommandOutput];
  ListWorkflows: [glue.ListWorkflowsCommandInput, glue.ListWorkflowsCommandOutput];
  BatchGetWorkflows: [glue.BatchGetWorkflowsCommandInput, glue.BatchGetWorkflowsCommandOutput];
  GetWorkflow: [glue.GetWorkflowCommandInput, glue.GetWorkflowCommandOutput];
  GetWorkflowRuns: [glue.GetWorkflowRunsCommandInput, glue.GetWorkflowRunsCommandOutput];
  GetWorkflowRun: [glue.GetWorkflowRunCommandInput, glue.GetWorkflowRunCommandOutput];
  StartWorkflowRun: [glue.StartWorkflowRunCommandInput, glue.StartWorkflowRunCommandOutput];
  StopWorkflowRun: [glue.StopWorkflowRunCommandInput, glue.StopWorkflowRunCommandOutput];
  ResumeWorkflowRun: [glue.ResumeWorkflowRunCommandInput, glue.ResumeWorkflowRunCommandOutput];
  CreateWorkflow: [glue.CreateWorkflowCommandInput, glue.CreateWorkflowCommandOutput];
  DeleteWorkflow: [glue.DeleteWorkflowCommandInput, glue.DeleteWorkflowCommandOutput];
  GetTriggers: [glue.GetTriggersCommandInput, glue.GetTriggersCommandOutput];
  GetTrigger: [glue.GetTriggerCommandInput, glue.GetTriggerCommandOutput];
  CreateTrigger: [glue.CreateTriggerCommandInput, glue.CreateTriggerCommandOutput];
  UpdateTrigger: [glue.UpdateTriggerCommandInput, glue.UpdateTriggerCommandOutput];
  DeleteTrigger: [glue.DeleteTriggerCommandInput, glue.DeleteTriggerCommandOutput];
  StartTrigger: [glue.StartTriggerCommandInput, glue.StartTriggerCommandOutput];
  StopTrigger: [glue.StopTriggerCommandInput, glue.StopTriggerCommandOutput];
  GetDatabases: [glue.GetDatabasesCommandInput, glue.GetDatabasesCommandOutput];
  CreateDatabase: [glue.CreateDatabaseCommandInput, glue.CreateDatabaseCommandOutput];
  GetTables: [glue.GetTablesCommandInput, glue.GetTablesCommandOutput];
  GetTable: [glue.GetTableCommandInput, glue.GetTableCommandOutput];
  GetTableVersions: [glue.GetTableVersionsCommandInput, glue.GetTableVersionsCommandOutput];
  SearchTables: [glue.SearchTablesCommandInput, glue.SearchTablesCommandOutput];
  GetPartitions: [glue.GetPartitionsCommandInput, glue.GetPartitionsCommandOutput];
  ListCrawlers: [glue.ListCrawlersCommandInput, glue.ListCrawlersCommandOutput];
  BatchGetCrawlers: [glue.BatchGetCrawlersCommandInput, glue.BatchGetCrawlersCommandOutput];
  GetCrawler: [glue.GetCrawlerCommandInput, glue.GetCrawlerCommandOutput];
  CreateCrawler: [glue.CreateCrawlerCommandInput, glue.CreateCrawlerCommandOutput];
  StartCrawler: [glue.StartCrawlerCommandInput, glue.StartCrawlerCommandOutput];
  StopCrawler: [glue.StopCrawlerCommandInput, glue.StopCrawlerCommandOutput];
  ListCrawls: [glue.ListCrawlsCommandInput, glue.ListCrawlsCommandOutput];
  UpdateCrawler: [glue.UpdateCrawlerCommandInput, glue.UpdateCrawlerCommandOutput];
  DeleteCrawler: [glue.DeleteCrawlerCommandInput, glue.DeleteCrawlerCommandOutput];
  GetCrawlers: [glue.GetCrawlersCommandInput, glue.GetCrawlersCommandOutput];
  UpdateJob: [glue.UpdateJobCommandInput, glue.UpdateJobCommandOutput];
  GetJobBookmark: [glue.GetJobBookmarkCommandInput, glue.GetJobBookmarkCommandOutput];
  ResetJobBookmark: [glue.ResetJobBookmarkCommandInput, glue.ResetJobBookmarkCommandOutput];
  GetColumnStatisticsForTable: [glue.GetColumnStatisticsForTableCommandInput, glue.GetColumnStatisticsForTableCommandOutput];
  StartColumnStatisticsTaskRun: [glue.StartColumnStatisticsTaskRunCommandInput, glue.StartColumnStatisticsTaskRunCommandOutput];
  ListTableOptimizerRuns: [glue.ListTableOptimizerRunsCommandInput, glue.ListTableOptimizerRunsCommandOutput];
  GetConnections: [glue.GetConnectionsCommandInput, glue.GetConnectionsCommandOutput];
  CreateConnection: [glue.CreateConnectionCommandInput, glue.CreateConnectionCommandOutput];
  DeleteConnection: [glue.DeleteConnectionCommandInput, glue.DeleteConnectionCommandOutput];
  TestConnection: [glue.TestConnectionCommandInput, glue.TestConnectionCommandOutput];
  GetUserDefinedFunctions: [glue.GetUserDefinedFunctionsCommandInput, glue.GetUserDefinedFunctionsCommandOutput];
  CreateUserDefinedFunction: [glue.CreateUserDefinedFunctionCommandInput, glue.CreateUserDefinedFunctionCommandOutput];
  DeleteUserDefinedFunction: [glue.DeleteUserDefinedFunctionCommandInput, glue.DeleteUserDefinedFunctionCommandOutput];
  ListRegistries: [glue.ListRegistriesCommandInput, glue.ListRegistriesCommandOutput];
  CreateRegistry: [glue.CreateRegistryCommandInput, glue.CreateRegistryCommandOutput];
  DeleteRegistry: [glue.DeleteRegistryCommandInput, glue.DeleteRegistryCommandOutput];
  ListSchemas: [glue.ListSchemasCommandInput, glue.ListSchemasCommandOutput];
  CreateSchema: [glue.CreateSchemaCommandInput, glue.CreateSchemaCommandOutput];
  GetSchema: [glue.GetSchemaCommandInput, glue.GetSchemaCommandOutput];
  ListSchemaVersions: [glue.ListSchemaVersionsCommandInput, glue.ListSchemaVersionsCommandOutput];
  GetSchemaVersion: [glue.GetSchemaVersionCommandInput, glue.GetSchemaVersionCommandOutput];
  RegisterSchemaVersion: [glue.RegisterSchemaVersionCommandInput, glue.RegisterSchemaVersionCommandOutput];
  UpdateSchema: [glue.UpdateSchemaCommandInput, glue.UpdateSchemaCommandOutput];
  DeleteSchema: [glue.DeleteSchemaCommandInput, glue.DeleteSchemaCommandOutput];
  DeleteTable: [glue.DeleteTableCommandInput, glue.DeleteTableCommandOutput];
  DeleteDatabase: [glue.DeleteDatabaseCommandInput, glue.DeleteDatabaseCommandOutput];
  CreateSession: [glue.CreateSessionCommandInput, glue.CreateSessionCommandOutput];
  GetSession: [glue.GetSessionCommandInput, glue.GetSessionCommandOutput];
  ListSessions: [glue.ListSessionsCommandInput, glue.ListSessionsCommandOutput];
  StopSession: [glue.StopSessionCommandInput, glue.StopSessionCommandOutput];
  DeleteSession: [glue.DeleteSessionCommandInput, glue.DeleteSessionCommandOutput];
  RunStatement: [glue.RunStatementCommandInput, glue.RunStatementCommandOutput];
  GetStatement: [glue.GetStatementCommandInput, glue.GetStatementCommandOutput];
  CancelStatement: [glue.CancelStatementCommandInput, glue.CancelStatementCommandOutput];
  ListStatements: [glue.ListStatementsCommandInput, glue.ListStatementsCommandOutput];
}

export type Job = Wire<glue.Job>;
export type JobRun = Wire<glue.JobRun>;
export type Workflow = Wire<glue.Workflow>;
export type WorkflowRun = Wire<glue.WorkflowRun>;
export type WorkflowGraph = Wire<glue.WorkflowGraph>;
export type GraphNode = Wire<glue.Node>;
export type Trigger = Wire<glue.Trigger>;
export type Table = Wire<glue.Table>;
export type TableVersion = Wire<glue.TableVersion>;
export type Column = Wire<glue.Column>;
export type Partition = Wire<glue.Partition>;
export type Database = Wire<glue.Database>;
export type Crawler = Wire<glue.Crawler>;
export type Connection = Wire<glue.Connection>;
export type UserDefinedFunction = Wire<glue.UserDefinedFunction>;
export type SchemaListItem = Wire<glue.SchemaListItem>;
export type SchemaVersionListItem = Wire<glue.SchemaVersionListItem>;
export type ColumnStatistics = Wire<glue.ColumnStatistics>;
export type Session = Wire<glue.Session>;
export type Statement = Wire<glue.Statement>;
export type Crawl = Wire<glue.CrawlerHistory>;

/** Calls an operation of Glue, as any client does. */
export function ask<O extends keyof Operations>(
  operation: O,
  input: Wire<Operations[O][0]>,
  signal?: AbortSignal,
): Promise<Wire<Operations[O][1]>> {
  return call(`AWSGlue.${operation}`, input, signal) as Promise<Wire<Operations[O][1]>>;
}

/** Walks all pages of something that is named page by page. */
export async function all<E>(page: (token?: string) => Promise<{ NextToken?: string | undefined; items: E[] }>): Promise<E[]> {
  const found: E[] = [];
  let token: string | undefined;
  do {
    const next = await page(token);
    found.push(...next.items);
    token = next.NextToken || undefined;
  } while (token);
  return found;
}
