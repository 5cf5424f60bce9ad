import { useEffect, useState } from 'react';

/** Epoch seconds, as the wire has them, shown in the reader's zone; UTC on hover. */
export function Time({ at }: { at: number | undefined }) {
  if (!at) {
    return <>–</>;
  }
  const date = new Date(at * 1000);
  return (
    <time dateTime={date.toISOString()} title={`${date.toISOString().replace('T', ' ').replace(/\.\d+Z/, '')} UTC`}>
      {date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })}
    </time>
  );
}

export function duration(seconds: number | undefined): string {
  if (seconds === undefined || seconds < 0) {
    return '–';
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return `${whole} s`;
  }
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${whole % 60} s`;
}

/** The time in epoch seconds, each second while something is under way. */
export function useNow(ticking: boolean): number {
  const [now, setNow] = useState(Date.now() / 1000);
  useEffect(() => {
    if (ticking) {
      setNow(Date.now() / 1000);
      const timer = setInterval(() => setNow(Date.now() / 1000), 1000);
      return () => clearInterval(timer);
    }
    return undefined;
  }, [ticking]);
  return now;
}

export function bytes(count: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let amount = count;
  let unit = 0;
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${unit === 0 ? amount : amount.toFixed(1)} ${units[unit]}`;
}
