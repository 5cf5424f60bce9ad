import Link from '@cloudscape-design/components/link';
import { Empty } from '../parts/Empty';
import { Page } from '../parts/Page';

export default function NowherePage() {
  return (
    <Page title="No such page">
      <Empty title="The address names no page of this console."><Link href="#/">Home</Link></Empty>
    </Page>
  );
}
