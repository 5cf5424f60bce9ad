import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { Copy } from './Copy';

/** What a page's thing is called elsewhere: its ARN, where it has one, and the line that shows it on a command line. */
export function Reference({ arn, command }: { arn?: string; command: string }) {
  return (
    <KeyValuePairs
      columns={arn ? 2 : 1}
      items={[
        ...(arn ? [{ label: 'ARN', value: <Copy text={arn} what="the ARN" /> }] : []),
        { label: 'Command line', value: <Copy text={command} what="the command" /> },
      ]}
    />
  );
}
