/** A value with what it is of; NaN draws nothing. */
export interface Point {
  label: string;
  value: number;
}

const WIDTH = 720;
const HEIGHT = 260;
const LEFT = 64;
const TOP = 10;
const LABELS = 24;
const LONGEST_LABEL = 12;

/** Values as bars or as a line, by hand: a library would be larger than all that it would draw here. */
export function Plot({ shape, name, points }: { shape: 'bars' | 'line'; name: string; points: Point[] }) {
  const values = points.map(point => point.value).filter(value => Number.isFinite(value));
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const bottom = 24 + 4 * Math.min(LONGEST_LABEL, Math.max(0, ...points.map(point => point.label.length)));
  const ticks = ticksOf(least, most);
  const [low, high] = [Math.min(least, ticks[0]!), Math.max(most, ticks[ticks.length - 1]!)];
  const y = (value: number) => TOP + (HEIGHT - TOP - bottom) * (1 - (value - low) / (high - low || 1));
  const step = (WIDTH - LEFT) / Math.max(1, points.length);
  const x = (place: number) => LEFT + step * (place + 0.5);
  const every = Math.ceil(points.length / LABELS);
  const drawn = points.map((point, place) => ({ ...point, place })).filter(point => Number.isFinite(point.value));
  return (
    <svg className="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${name} of ${points.length} rows, from ${said(Math.min(...values))} to ${said(Math.max(...values))}`}>
      {ticks.map(tick => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH} y1={y(tick)} y2={y(tick)} className="plot-grid" />
          <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">{said(tick)}</text>
        </g>
      ))}
      {shape === 'bars'
        ? drawn.map(point => <rect key={point.place} x={x(point.place) - step * 0.38} width={step * 0.76} y={Math.min(y(0), y(point.value))} height={Math.abs(y(0) - y(point.value))}><title>{`${point.label}: ${point.value}`}</title></rect>)
        : <polyline points={drawn.map(point => `${x(point.place)},${y(point.value)}`).join(' ')} />}
      {shape === 'line' && drawn.map(point => <circle key={point.place} cx={x(point.place)} cy={y(point.value)} r={points.length > 100 ? 1.5 : 3}><title>{`${point.label}: ${point.value}`}</title></circle>)}
      {points.map((point, place) => place % every === 0 && (
        <text key={place} x={x(place)} y={HEIGHT - bottom + 16} textAnchor="end" transform={`rotate(-35 ${x(place)} ${HEIGHT - bottom + 16})`}>{point.label.length > LONGEST_LABEL ? `${point.label.slice(0, LONGEST_LABEL - 1)}…` : point.label}</text>
      ))}
    </svg>
  );
}

/** Round numbers from one end to the other, few of them. */
function ticksOf(least: number, most: number): number[] {
  const rough = (most - least || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(factor => factor * power).find(size => size >= rough)!;
  const first = Math.floor(least / step);
  return Array.from({ length: Math.ceil(most / step) - first + 1 }, (_, place) => Number(((first + place) * step).toPrecision(12)));
}

function said(value: number): string {
  return Number.isFinite(value) ? value.toLocaleString(undefined, { maximumFractionDigits: 4, notation: Math.abs(value) >= 1e7 ? 'compact' : 'standard' }) : '–';
}
