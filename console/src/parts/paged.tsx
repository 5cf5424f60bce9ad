import Pagination from '@cloudscape-design/components/pagination';
import { useState } from 'react';
import { restate, useRoute } from '../app/route';

/** A page of a long list, and what leads to the others; which one stands in the address. */
export function usePaged<T>(items: readonly T[], rows = 50) {
  const { query } = useRoute();
  const pages = Math.max(1, Math.ceil(items.length / rows));
  const page = Math.min(pages, Math.max(1, Number(query.get('page')) || 1));
  return {
    rows: items.slice((page - 1) * rows, page * rows),
    pagination: pages > 1 && <Pagination currentPageIndex={page} pagesCount={pages} onChange={({ detail }) => restate({ page: String(detail.currentPageIndex) })} />,
  };
}

/** Pages of a listing that the server gives with tokens: none is read before it is asked for. Another listing begins at its first. */
export function useTokenPages(listing: string) {
  const [state, setState] = useState<{ listing: string; page: number; tokens: (string | undefined)[] }>({ listing, page: 1, tokens: [undefined] });
  const at = state.listing === listing ? state : { listing, page: 1, tokens: [undefined] };
  return {
    token: at.tokens[at.page - 1],
    page: at.page,
    /** What leads to the others, once it is known what follows. */
    pagination: (next: string | undefined) => {
      const tokens = next && at.tokens.length === at.page ? [...at.tokens, next] : at.tokens;
      return (tokens.length > 1) && (
        <Pagination
          currentPageIndex={at.page} pagesCount={tokens.length} openEnd={!!next && at.page === tokens.length}
          ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Previous page', pageLabel: page => `Page ${page}` }}
          onChange={({ detail }) => detail.currentPageIndex <= tokens.length && setState({ listing, page: detail.currentPageIndex, tokens })}
        />
      );
    },
  };
}
