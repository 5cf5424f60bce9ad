import { applyTheme } from '@cloudscape-design/components/theming';
import { applyMode, Mode } from '@cloudscape-design/global-styles';

const KEPT = 'mastic.mode';
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

const GREEN = { light: '#0f6b5c', dark: '#4fc3ac' };
const DEEP = { light: '#0a4a40', dark: '#7edcc8' };

/** Our colours and the system's fonts: nothing is loaded for them. */
export function beginTheme(): void {
  applyTheme({
    theme: {
      tokens: {
        fontFamilyBase: FONT,
        colorBackgroundButtonPrimaryDefault: GREEN,
        colorBackgroundButtonPrimaryHover: DEEP,
        colorBackgroundButtonPrimaryActive: DEEP,
        colorBorderButtonNormalDefault: GREEN,
        colorBorderButtonNormalHover: DEEP,
        colorTextButtonNormalDefault: GREEN,
        colorTextButtonNormalHover: DEEP,
        colorTextLinkDefault: GREEN,
        colorTextLinkHover: DEEP,
        colorTextAccent: GREEN,
        colorBorderItemFocused: GREEN,
        colorBorderItemSelected: GREEN,
        colorBackgroundControlChecked: GREEN,
        colorBackgroundSegmentActive: GREEN,
        colorTextSegmentActive: { light: '#ffffff', dark: '#0f141a' },
        colorBackgroundToggleCheckedDisabled: GREEN,
        borderRadiusButton: '8px',
        borderRadiusContainer: '12px',
      },
    },
  });
  applyMode(mode());
}

/** What was chosen, else what the system has. */
export function mode(): Mode {
  const chosen = localStorage.getItem(KEPT);
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  return dark ? Mode.Dark : Mode.Light;
}

export function choose(dark: boolean): void {
  localStorage.setItem(KEPT, dark ? 'dark' : 'light');
  applyMode(mode());
}
