import Box from '@cloudscape-design/components/box';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { bytes } from '../parts/time';
import './chart.css';
import type { Drawn, Sample } from './figures';

const HEIGHT = 130;
/** Told apart by their dashes too. */
const STROKES = [
  { color: ['#0f6b5c', '#4fc3ac'], dash: [] },
  { color: ['#b3261e', '#ff8f87'], dash: [6, 4] },
  { color: ['#1b54c4', '#89b4ff'], dash: [2, 3] },
  { color: ['#8a5a00', '#f5c451'], dash: [10, 3, 2, 3] },
];

/** Lines over time; their last values stand below as text. */
export function Chart({ drawn, samples }: { drawn: Drawn; samples: Sample[] }) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const dark = document.body.classList.contains('awsui-dark-mode');
  const color = (place: number) => STROKES[place % STROKES.length]!.color[dark ? 1 : 0]!;
  useEffect(() => {
    const element = box.current!;
    const ink = dark ? '#c6c6cd' : '#424650';
    const grid = { stroke: '#8c8c9433', width: 1 };
    const own = new uPlot({
      width: element.clientWidth, height: HEIGHT, legend: { show: false }, cursor: { show: false },
      scales: { y: { range: (_, __, most) => [0, Math.max(most * 1.1, drawn.unit === 'percent' ? 10 : 1)] } },
      axes: [
        { stroke: ink, grid, ticks: grid, values: (_, at) => at.map(time => new Date(time * 1000).toLocaleTimeString(undefined, { hour12: false })), space: 80 },
        { stroke: ink, grid, ticks: grid, size: 62, values: (_, values) => values.map(value => said(value, drawn.unit)) },
      ],
      series: [{}, ...drawn.lines.map((line, place) => ({ label: line.label, stroke: color(place), width: 2, dash: STROKES[place % STROKES.length]!.dash, points: { show: false } }))],
    }, [[], ...drawn.lines.map(() => [])], element);
    plot.current = own;
    const sized = new ResizeObserver(() => own.setSize({ width: element.clientWidth, height: HEIGHT }));
    sized.observe(element);
    return () => {
      sized.disconnect();
      own.destroy();
    };
  }, [drawn, dark]);
  const values = drawn.lines.map(line => samples.map((now, place) => line.of(now, samples[place - 1] ?? now)));
  useEffect(() => plot.current?.setData([samples.map(one => one.at), ...values]), [samples, dark]);
  return (
    <div data-chart={drawn.title}>
      <Box variant="h3">{drawn.title}</Box>
      <div className="figures" ref={box} aria-hidden="true" />
      {drawn.lines.map((line, place) => (
        <div key={line.label} className="figure">
          <svg width="22" height="8" aria-hidden="true"><line x1="0" x2="22" y1="4" y2="4" stroke={color(place)} strokeWidth="2" strokeDasharray={STROKES[place % STROKES.length]!.dash.join(' ')} /></svg>
          <span>{line.label}</span> <b>{samples.length === 0 ? '–' : said(values[place]![samples.length - 1] ?? 0, drawn.unit)}</b>
        </div>
      ))}
    </div>
  );
}

function said(value: number, unit: Drawn['unit']): string {
  if (unit === 'bytes') {
    return bytes(Math.round(value));
  }
  const number = value >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1);
  return unit === 'percent' ? `${number} %` : unit === 'milliseconds' ? `${number} ms` : number;
}
