import Pagination from '@cloudscape-design/components/pagination';
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
