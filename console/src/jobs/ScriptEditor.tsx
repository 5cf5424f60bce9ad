import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { python } from '@codemirror/lang-python';
import { basicSetup, EditorView } from 'codemirror';
import { useEffect, useRef, useState } from 'react';
import type { CallError } from '../api/call';
import type { Job } from '../api/glue';
import { asCallError, useLoad } from '../api/load';
import { parts, readText, writeText } from '../objects/s3';
import { Failure } from '../parts/Failure';
import './editor.css';

/** The script of a job: changed here, saved to its object, run. */
export default function ScriptEditor({ job, run }: { job: Job; run: () => void }) {
  const location = job.Command?.ScriptLocation ?? '';
  const place = parts(location);
  const script = useLoad(() => (place ? readText(place.bucket, place.key) : Promise.resolve('')), [location]);
  const [changed, setChanged] = useState(false);
  const [error, setError] = useState<CallError>();
  const holder = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(undefined);

  useEffect(() => {
    if (script.value === undefined || !holder.current) {
      return undefined;
    }
    const view = new EditorView({
      doc: script.value,
      parent: holder.current,
      extensions: [
        basicSetup,
        python(),
        EditorView.contentAttributes.of({ 'aria-label': 'The script' }),
        EditorView.updateListener.of(update => update.docChanged && setChanged(true)),
      ],
    });
    editor.current = view;
    return () => view.destroy();
  }, [script.value]);

  async function save(): Promise<boolean> {
    try {
      if (place && editor.current) {
        await writeText(place.bucket, place.key, editor.current.state.doc.toString());
        setChanged(false);
        setError(undefined);
      }
      return true;
    } catch (e) {
      setError(asCallError(e));
      return false;
    }
  }

  return (
    <SpaceBetween size="s">
      <Failure error={error ?? script.error} again={script.again} />
      <div className="editor-bar">
        <Box variant="small"><span className="mono wrap">{location}</span></Box>
        <SpaceBetween direction="horizontal" size="xs">
          <Button disabled={!changed} onClick={() => void save()}>Save</Button>
          <Button onClick={() => void save().then(fine => fine && run())}>Save and run …</Button>
        </SpaceBetween>
      </div>
      <div
        ref={holder} className="editor"
        onKeyDown={event => {
          if ((event.ctrlKey || event.metaKey) && event.key === 's') {
            event.preventDefault();
            void save();
          }
        }}
      />
    </SpaceBetween>
  );
}
