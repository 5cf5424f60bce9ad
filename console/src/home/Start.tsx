import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import TextContent from '@cloudscape-design/components/text-content';

/** How to begin on a server that has nothing yet. */
export function Start() {
  return (
    <Container header={<Header variant="h2" description="This server is empty. Four steps lead to a first result.">Begin here</Header>}>
      <TextContent>
        <ol>
          <li><Link href="#/objects">Create a bucket and upload</Link> a file, CSV, JSON or Parquet, into a folder of it.</li>
          <li><Link href="#/crawlers">Create a crawler</Link> over that folder, and run it: it looks at the data and writes down which tables they are.</li>
          <li><Link href="#/databases">Look at the tables</Link>: their columns, partitions and versions.</li>
          <li><Link href="#/jobs">Create a job</Link> that reads a table and writes another, run it, and watch its log.</li>
        </ol>
        <p>Or see a whole pipeline at work: <code>./mastic demo</code></p>
      </TextContent>
    </Container>
  );
}
