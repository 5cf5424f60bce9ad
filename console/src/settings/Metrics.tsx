import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useEffect, useState } from 'react';
import type { CallError } from '../api/call';
import { asCallError } from '../api/load';
import { Failure } from '../parts/Failure';
import { bytes } from '../parts/time';
import { Chart } from './Chart';
import { DRAWN, sample, sum, type Sample } from './figures';

const EVERY = 5_000;
/** An hour of them. */
const MOST = 720;

/** What the server is busy with, drawn from when the page was opened. */
export function Metrics() {
  const [samples, setSamples] = useState<Sample[]>([]);
  const [error, setError] = useState<CallError>();
  useEffect(() => {
    const own = new AbortController();
    const look = () => sample(own.signal).then(
      next => {
        setSamples(held => [...held.slice(1 - MOST), next]);
        setError(undefined);
      },
      (e: unknown) => own.signal.aborted || setError(asCallError(e)),
    );
    void look();
    const timer = setInterval(() => void look(), EVERY);
    return () => {
      own.abort();
      clearInterval(timer);
    };
  }, []);
  const last = samples[samples.length - 1];
  const total = last ? sum(last, 'mastic_disk_total_bytes') : 0;
  return (
    <Container header={<Header variant="h2" description="Every five seconds, while this page is open. Prometheus reads the same figures and more at /_/metrics.">Metrics</Header>}>
      <Failure error={error} />
      {last && total > 0 && <Box padding={{ bottom: 's' }}>{`${bytes(sum(last, 'mastic_disk_free_bytes'))} of ${bytes(total)} are free on the disk of the data directory.`}</Box>}
      <ColumnLayout columns={3} minColumnWidth={300}>
        {DRAWN.map(drawn => <Chart key={drawn.title} drawn={drawn} samples={samples} />)}
      </ColumnLayout>
    </Container>
  );
}
