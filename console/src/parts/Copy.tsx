import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';

/** A line of text that is of use elsewhere: an ARN, a command. */
export function Copy({ text, what }: { text: string; what: string }) {
  return (
    <span className="mono copy" title={text}>
      <CopyToClipboard variant="inline" textToCopy={text} copyButtonAriaLabel={`Copy ${what}`} copySuccessText="Copied" copyErrorText="Not copied" />
    </span>
  );
}

/** A word of a shell's command line. */
export function quoted(word: string): string {
  return /^[A-Za-z0-9_./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
