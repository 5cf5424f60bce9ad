import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import type { CallError } from '../api/call';

/** What went wrong, in the server's words, with what to look for in its log. */
export function Failure({ error, again }: { error: CallError | undefined; again?: () => void }) {
  if (!error) {
    return null;
  }
  return (
    <Alert type="error" header={error.code} action={again && <Button onClick={again}>Try again</Button>}>
      <div className="wrap">{error.message}</div>
      {error.requestId && <Box variant="small">Request {error.requestId}</Box>}
    </Alert>
  );
}
