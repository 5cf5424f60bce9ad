import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { ReactNode } from 'react';
import { useLoad } from '../api/load';
import { restate, useRoute } from '../app/route';
import type { Change } from '../live/live';
import { Failure } from './Failure';

const ROWS = 25;

interface Props<T> {
  noun: string;
  /** All names; they are few bytes each, and sorted here. */
  names: () => Promise<string[]>;
  /** What is shown of those on the page. */
  rows: (names: string[]) => Promise<T[]>;
  nameOf: (row: T) => string;
  columns: TableProps.ColumnDefinition<T>[];
  concerns: (change: Change) => boolean;
  empty: ReactNode;
  actions?: ReactNode;
}

/** Things by name: filtered and paged in the address, read page by page. */
export function NameList<T>(props: Props<T>) {
  const { query } = useRoute();
  const filter = query.get('q') ?? '';
  const page = Math.max(1, Number(query.get('page')) || 1);
  const names = useLoad(async () => (await props.names()).sort((a, b) => a.localeCompare(b)), [props.noun]);
  const fitting = (names.value ?? []).filter(name => name.toLowerCase().includes(filter.toLowerCase()));
  const shown = fitting.slice((page - 1) * ROWS, page * ROWS);
  const rows = useLoad(async () => sorted(await props.rows(shown), shown, props.nameOf), [props.noun, shown], props.concerns);
  const nothing = names.value?.length === 0;
  return (
    <>
      <Failure error={names.error ?? rows.error} again={names.error ? names.again : rows.again} />
      <Table
        variant="container"
        items={nothing ? [] : (rows.value ?? [])}
        columnDefinitions={props.columns}
        trackBy={props.nameOf}
        loading={(!names.value && !names.error) || (!rows.value && !rows.error)}
        loadingText={`Loading ${props.noun}`}
        empty={nothing ? props.empty : <Box textAlign="center">No {props.noun} fit this filter.</Box>}
        header={<Header counter={names.value && `(${fitting.length})`} actions={props.actions}>{capital(props.noun)}</Header>}
        filter={
          <TextFilter
            filteringText={filter}
            filteringPlaceholder={`Find ${props.noun} by name`}
            filteringClearAriaLabel="Clear the filter"
            filteringAriaLabel={`Find ${props.noun} by name`}
            onChange={({ detail }) => restate({ q: detail.filteringText, page: undefined })}
          />
        }
        pagination={
          fitting.length > ROWS && (
            <Pagination
              currentPageIndex={page}
              pagesCount={Math.ceil(fitting.length / ROWS)}
              onChange={({ detail }) => restate({ page: String(detail.currentPageIndex) })}
            />
          )
        }
        enableKeyboardNavigation
        wrapLines
      />
    </>
  );
}

function sorted<T>(rows: T[], names: string[], nameOf: (row: T) => string): T[] {
  const places = new Map(names.map((name, place) => [name, place]));
  return rows.sort((a, b) => (places.get(nameOf(a)) ?? 0) - (places.get(nameOf(b)) ?? 0));
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
