import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';

/** In a row of a list: what its thing is called elsewhere, to be copied, its ARN and the line that shows it on a command line. */
export function Copies({ of, arn, command }: { of: string; arn: string; command: string }) {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <span title={arn}><CopyToClipboard textToCopy={arn} copyButtonText="ARN" copyButtonAriaLabel={`Copy the ARN of ${of}`} copySuccessText="Copied" copyErrorText="Not copied" /></span>
      <span title={command}><CopyToClipboard textToCopy={command} copyButtonText="CLI" copyButtonAriaLabel={`Copy the CLI line of ${of}`} copySuccessText="Copied" copyErrorText="Not copied" /></span>
    </SpaceBetween>
  );
}
