import { applyMode, Mode } from '@cloudscape-design/global-styles';

const KEPT = 'mastic.mode';
/** What was chosen, else what the system has. */
export function mode(): Mode {
  const chosen = localStorage.getItem(KEPT);
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  return dark ? Mode.Dark : Mode.Light;
}

export function beginMode(): void {
  applyMode(mode());
}

export function choose(dark: boolean): void {
  localStorage.setItem(KEPT, dark ? 'dark' : 'light');
  applyMode(mode());
}
