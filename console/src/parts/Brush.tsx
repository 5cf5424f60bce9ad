import { useRef, useState, type PointerEvent } from 'react';

interface Props {
  first: number;
  last: number;
  from: number;
  until: number;
  choose: (from: number, until: number) => void;
}

const LEAST = 0.01;
const STEP = 0.05;

/** Chooses a part of a time by dragging over it; with the keyboard, arrows move it and + and - change its length. */
export function Brush({ first, last, from, until, choose }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<[number, number]>();
  const span = last - first;
  const [a, b] = drag ? [Math.min(...drag), Math.max(...drag)] : [(from - first) / span, (until - first) / span];

  function place(event: PointerEvent): number {
    const box = track.current!.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  }
  function end(): void {
    if (drag && b - a > LEAST) {
      choose(first + a * span, first + b * span);
    }
    setDrag(undefined);
  }
  function key(name: string): boolean {
    const length = b - a;
    const moved: Record<string, [number, number]> = {
      ArrowLeft: [Math.max(0, a - STEP), Math.max(0, a - STEP) + length], ArrowRight: [Math.min(1 - length, a + STEP), Math.min(1 - length, a + STEP) + length],
      '+': [a + length / 8, b - length / 8], '-': [Math.max(0, a - length / 6), Math.min(1, b + length / 6)],
    };
    const to = moved[name];
    if (to) {
      choose(first + to[0] * span, first + to[1] * span);
    }
    return !!to;
  }
  return (
    <div
      ref={track} className="brush" role="slider" tabIndex={0} aria-label="The part of the time that is shown" aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(a * 100)}
      aria-valuetext={`from ${Math.round(a * 100)} to ${Math.round(b * 100)} percent`}
      onPointerDown={event => { track.current!.setPointerCapture(event.pointerId); setDrag([place(event), place(event)]); }}
      onPointerMove={event => drag && setDrag([drag[0], place(event)])}
      onPointerUp={end} onPointerCancel={() => setDrag(undefined)}
      onKeyDown={event => key(event.key) && event.preventDefault()}
    >
      <span style={{ left: `${a * 100}%`, width: `${(b - a) * 100}%` }} />
    </div>
  );
}
