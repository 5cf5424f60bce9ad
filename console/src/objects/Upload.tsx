import Box from '@cloudscape-design/components/box';
import FileDropzone from '@cloudscape-design/components/file-dropzone';
import FileInput from '@cloudscape-design/components/file-input';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { CallError } from '../api/call';
import { asCallError } from '../api/load';
import { Failure } from '../parts/Failure';
import { upload } from './s3';

/** Takes files that are dropped or chosen, one after another. */
export function Upload({ bucket, prefix, done }: { bucket: string; prefix: string; done: () => void }) {
  const [under, setUnder] = useState<{ name: string; part: number }>();
  const [error, setError] = useState<CallError>();
  async function take(files: File[]): Promise<void> {
    setError(undefined);
    try {
      for (const file of files) {
        setUnder({ name: file.name, part: 0 });
        await upload(bucket, prefix + file.name, file, part => setUnder({ name: file.name, part }));
      }
    } catch (e) {
      setError(asCallError(e));
    }
    setUnder(undefined);
    done();
  }
  return (
    <>
      <Failure error={error} />
      <FileDropzone onChange={({ detail }) => void take(detail.value)}>
        <SpaceBetween size="xs" alignItems="center">
          <FileInput value={[]} multiple onChange={({ detail }) => void take(detail.value)} ariaLabel="Choose files to upload">Choose files</FileInput>
          {!under && <Box>or drop them here to upload</Box>}
          {under && <ProgressBar value={under.part * 100} label={`Uploading ${under.name}`} />}
        </SpaceBetween>
      </FileDropzone>
    </>
  );
}
