import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boto3 } from './boto3.mjs';
import { open } from './world.mjs';

const ROWS = Array.from({ length: 50 }, (_, i) => `${i},name ${i},${i * 1.5}`).join('\n');

test('a bucket is created, a file uploaded, seen and deleted', async () => {
  const page = await open('objects');
  await page.getByRole('button', { name: 'Create bucket' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('console-drop');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await page.getByText('Nothing is here').waitFor();
  await page.goto(page.url() + '/sales');
  await page.locator('input[type=file]').first().setInputFiles([
    { name: 'sales.csv', mimeType: 'text/csv', buffer: Buffer.from(`id,name,price\n${ROWS}\n`) },
    { name: 'ünd <b>&"\' 🦊.txt', mimeType: 'text/plain', buffer: Buffer.from('odd') },
  ]);
  await page.getByText('sales.csv', { exact: true }).waitFor();
  const odd = page.getByRole('row').filter({ hasText: '🦊' });
  await odd.getByRole('button', { name: /Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'View' }).click();
  await page.getByRole('dialog').getByText('odd', { exact: true }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await odd.getByRole('button', { name: /Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await odd.waitFor({ state: 'detached' });
  assert.equal(await page.getByText('sales.csv', { exact: true }).count(), 1);
  const { Contents } = await boto3('list_objects_v2', { Bucket: 'console-drop' }, 's3');
  assert.deepEqual(Contents.map(object => [object.Key, object.Size > 0]), [['sales/sales.csv', true]]);
  await page.context().close();
});

test('a file that is dropped is uploaded while its progress is shown, and downloaded as it was', async () => {
  const page = await open('objects/console-data/dropped');
  await page.getByText('Nothing is here').waitFor();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 3_000_000 });
  const seen = page.evaluate(() => new Promise(done => {
    const look = () => {
      const part = Number(document.querySelector('progress')?.value ?? 0);
      return part > 0 && part < 100 ? done(part) : requestAnimationFrame(look);
    };
    look();
  }));
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(6_000_000).fill(7)], 'large.bin'));
    return transfer;
  });
  await page.evaluate(() => document.body.dispatchEvent(new DragEvent('dragover', { bubbles: true, dataTransfer: new DataTransfer() })));
  await page.getByText('or drop them here to upload').dispatchEvent('drop', { dataTransfer: dropped });
  assert.ok((await seen) > 0, 'something between nothing and all of it was shown');
  await page.getByText('large.bin', { exact: true }).waitFor();
  const { ContentLength } = await boto3('head_object', { Bucket: 'console-data', Key: 'dropped/large.bin' }, 's3');
  assert.equal(ContentLength, 6_000_000);
  await page.getByRole('row').filter({ hasText: 'large.bin' }).getByRole('button', { name: /Actions for/ }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download' }).click();
  assert.equal((await saved).suggestedFilename(), 'large.bin');
  await page.context().close();
});
