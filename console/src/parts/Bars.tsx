import { duration } from './time';
import { tone, words } from './State';

export interface Bar {
  id: string;
  state: string;
  seconds: number;
  href: string;
}

/** The last runs as bars, the latest on the right: the height is how long, the colour and the title how it went. */
export function Bars({ bars }: { bars: Bar[] }) {
  const longest = Math.max(1, ...bars.map(bar => bar.seconds));
  return (
    <span className="bars">
      {[...bars].reverse().map(bar => (
        <a
          key={bar.id}
          href={bar.href}
          className={tone(bar.state)}
          style={{ height: `${Math.max(4, Math.round((bar.seconds / longest) * 24))}px` }}
          title={`${words(bar.state)}, ${duration(bar.seconds)}`}
          aria-label={`Run ${words(bar.state)}, ${duration(bar.seconds)}`}
        />
      ))}
    </span>
  );
}
