const DRAWN: Record<string, string> = {
  // A page with a play sign.
  JOB: 'M3 1.5h7l3 3v10H3z M10 1.5v3h3 M6.5 7v5l4-2.5z',
  // A lens over rows.
  CRAWLER: 'M2 3h8 M2 6.5h4 M2 10h3 M9.5 6.2a3.3 3.3 0 1 0 .01 0z M12 11.8l2.6 2.7',
  // A flash.
  TRIGGER: 'M9.5 1.5L3.5 9h4l-1 5.5 6-7.5h-4z',
  WORKFLOW: 'M1.5 5.5h4v5h-4z M10.5 1.5h4v4h-4z M10.5 10.5h4v4h-4z M5.5 8h2.5 M10.5 3.5H8v9h2.5',
};

/** The sign of a kind of thing; drawn, since fonts do not have them everywhere. A word stands beside it. */
export function Symbol({ kind }: { kind: string }) {
  return (
    <svg className="symbol" width="14" height="14" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" strokeLinecap="round" aria-hidden="true">
      <path d={DRAWN[kind] ?? ''} />
    </svg>
  );
}
