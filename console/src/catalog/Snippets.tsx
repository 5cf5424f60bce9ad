import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Table } from '../api/glue';
import { restate, useRoute } from '../app/route';
import { snippets } from './snippets';

/** Lines to copy that read this table in other tools. */
export function Snippets({ table }: { table: Table }) {
  const { query } = useRoute();
  const all = snippets(table, location.origin);
  const shown = all.find(snippet => snippet.tool === query.get('tool')) ?? all[0]!;
  return (
    <SpaceBetween size="m">
      <SegmentedControl selectedId={shown.tool} label="Tool" onChange={({ detail }) => restate({ tool: detail.selectedId })} options={all.map(({ tool }) => ({ id: tool, text: tool }))} />
      <div className="snippet"><pre className="mono">{shown.text}</pre></div>
      <CopyToClipboard textToCopy={shown.text} copyButtonText="Copy" copySuccessText="Copied" copyErrorText="Not copied" />
    </SpaceBetween>
  );
}
