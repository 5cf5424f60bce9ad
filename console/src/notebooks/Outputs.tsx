import Button from '@cloudscape-design/components/button';
import { memo, useMemo, useRef, useState } from 'react';
import { stretches } from '../log/ansi';
import '../log/log.css';
import { DataTable } from './DataTable';
import type { Output } from './ipynb';
import { Markdown } from './Markdown';
import { gridOf } from './output';

const LINES = 300;

/** What a cell has shown. */
export const Outputs = memo(function Outputs({ outputs }: { outputs: Output[] }) {
  return <div className="outputs">{outputs.map((output, place) => <One key={place} output={output} />)}</div>;
});

function One({ output }: { output: Output }) {
  if (output.output_type === 'stream') {
    return <Text text={output.text} className={output.name === 'stderr' ? 'output-note' : ''} />;
  }
  if (output.output_type === 'error') {
    return (
      <div className="output-error" role="alert">
        <div className="output-what"><b>{output.ename}</b>: <span className="wrap">{output.evalue}</span></div>
        {output.traceback.length > 0 && <Text text={output.traceback.join('\n')} />}
      </div>
    );
  }
  return <Shown data={output.data} />;
}

/** The first of the ways to show it that we know, from the richest down. */
function Shown({ data }: { data: Record<string, unknown> }) {
  const plain = String(data['text/plain'] ?? '');
  for (const type of ['image/png', 'image/jpeg', 'image/gif']) {
    if (typeof data[type] === 'string') {
      return <img className="output-picture" src={`data:${type};base64,${(data[type] as string).replace(/\s/g, '')}`} alt={plain || 'A picture'} />;
    }
  }
  if (typeof data['image/svg+xml'] === 'string') {
    // As a picture nothing in it is executed.
    return <img className="output-picture" src={`data:image/svg+xml,${encodeURIComponent(data['image/svg+xml'])}`} alt={plain || 'A picture'} />;
  }
  if (typeof data['text/html'] === 'string') {
    return <Html html={data['text/html']} />;
  }
  if (typeof data['text/markdown'] === 'string') {
    return <Markdown text={data['text/markdown']} />;
  }
  return <Text text={plain || JSON.stringify(data['application/json'] ?? data, null, 2)} />;
}

function Html({ html }: { html: string }) {
  const grid = useMemo(() => gridOf(html), [html]);
  return grid ? <DataTable grid={grid} /> : <Framed html={html} />;
}

/** HTML of a cell runs no script, opens nothing and sends nothing: it is looked at only to see how high it is. */
function Framed({ html }: { html: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(120);
  const dark = document.body.classList.contains('awsui-dark-mode');
  const page = `<!doctype html><meta charset="utf-8"><style>body{margin:4px;font:14px system-ui,sans-serif;color:${dark ? '#dedee3' : '#16191f'};background:transparent}td,th{padding:2px 10px;text-align:left}</style>${html}`;
  return (
    <iframe
      ref={frame} className="output-frame" title="HTML of this cell" sandbox="allow-same-origin" srcDoc={page} style={{ height }}
      onLoad={() => setHeight(Math.min(800, (frame.current?.contentDocument?.documentElement.scrollHeight ?? 112) + 8))}
    />
  );
}

/** Its last lines, where there are many. */
function Text({ text, className = '' }: { text: string; className?: string }) {
  const [whole, setWhole] = useState(false);
  const lines = useMemo(() => text.replace(/\n$/, '').split('\n'), [text]);
  const hidden = whole || lines.length <= LINES ? 0 : lines.length - LINES;
  return (
    <>
      {hidden > 0 && <Button variant="inline-link" onClick={() => setWhole(true)}>{`Show ${hidden} earlier lines`}</Button>}
      <pre className={`mono output-text ${className}`}>
        {lines.slice(hidden).map((line, place) => (
          <span key={place}>{stretches(line).map((stretch, i) => (stretch.color === undefined && !stretch.bold ? stretch.text : <span key={i} className={`${stretch.color === undefined ? '' : `ansi-${stretch.color}`} ${stretch.bold ? 'ansi-bold' : ''}`}>{stretch.text}</span>))}{'\n'}</span>
        ))}
      </pre>
    </>
  );
}
