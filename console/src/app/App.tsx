import AppLayout from '@cloudscape-design/components/app-layout';
import Box from '@cloudscape-design/components/box';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import Spinner from '@cloudscape-design/components/spinner';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { lazy, Suspense, useEffect, useState } from 'react';
import { get, remove, SIGNED_OUT } from '../api/call';
import { asCallError } from '../api/load';
import { isBroken } from '../live/live';
import { Failure } from '../parts/Failure';
import { Boundary } from './Boundary';
import { pageOf } from './pages';
import { go, useRoute } from './route';
import { SignIn } from './SignIn';
import { choose, mode } from './theme';

const Palette = lazy(() => import('./Palette'));

/** Who has signed in, and the server's facts. */
export interface Server {
  Account: string;
  Region: string;
  Principal: string;
  Version: string;
  Auth: string;
  [fact: string]: string;
}

const NAVIGATION = [
  { type: 'link' as const, text: 'Home', href: '#/' },
  { type: 'link' as const, text: 'Timeline', href: '#/timeline' },
  { type: 'section-group' as const, title: 'Run', items: [
    { type: 'link' as const, text: 'Workflows', href: '#/workflows' },
    { type: 'link' as const, text: 'Jobs', href: '#/jobs' },
    { type: 'link' as const, text: 'Crawlers', href: '#/crawlers' },
    { type: 'link' as const, text: 'Notebooks', href: '#/notebooks' },
  ] },
  { type: 'section-group' as const, title: 'Data', items: [
    { type: 'link' as const, text: 'Databases', href: '#/databases' },
    { type: 'link' as const, text: 'Objects', href: '#/objects' },
    { type: 'link' as const, text: 'Connections', href: '#/connections' },
    { type: 'link' as const, text: 'Functions', href: '#/functions' },
    { type: 'link' as const, text: 'Schema registries', href: '#/registries' },
  ] },
  { type: 'divider' as const },
  { type: 'link' as const, text: 'Activity', href: '#/activity' },
  { type: 'link' as const, text: 'Settings', href: '#/settings' },
];

const MOON = <svg viewBox="0 0 16 16"><path d="M13.5 9.8A5.8 5.8 0 0 1 6.2 2.5a5.8 5.8 0 1 0 7.3 7.3z" /></svg>;
const SUN = <svg viewBox="0 0 16 16"><circle cx="8" cy="8" r="3.2" /><path d="M8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8L13 13M3 13l1.2-1.2M11.8 4.2L13 3" /></svg>;

export function App() {
  const [server, setServer] = useState<Server | 'nobody' | undefined>();
  const [error, setError] = useState<ReturnType<typeof asCallError>>();
  const route = useRoute();
  const link = route.path[0] === 'sign-in' ? route.query.get('link') : null;

  function look(): void {
    setError(undefined);
    get<Server>('api/server').then(setServer, (e: unknown) => {
      const found = asCallError(e);
      if (found.status === 401) {
        setServer('nobody');
      } else {
        setError(found);
      }
    });
  }
  useEffect(() => {
    if (!link) {
      look();
    }
    const out = () => setServer('nobody');
    addEventListener(SIGNED_OUT, out);
    return () => removeEventListener(SIGNED_OUT, out);
  }, []);

  if (error) {
    return <Box padding="xxl"><Failure error={error} again={look} /></Box>;
  }
  if (server === 'nobody' || link) {
    return <SignIn link={link} done={look} />;
  }
  return server ? <Shell server={server} out={() => setServer('nobody')} /> : <Waiting />;
}

function Waiting() {
  return <Box padding="xxxl" textAlign="center"><Spinner size="large" /></Box>;
}

function Shell({ server, out }: { server: Server; out: () => void }) {
  const route = useRoute();
  const [open, setOpen] = useState(window.innerWidth > 900);
  const [dark, setDark] = useState(mode() === 'dark');
  const [seeking, setSeeking] = useState(false);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setSeeking(true);
      }
    };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, []);
  const broken = useBroken();
  const Shown = pageOf(route.path);
  const active = route.path[0] ? `#/${route.path[0]}` : '#/';
  return (
    <>
      <div className="top" id="top">
        <TopNavigation
          identity={{ href: '#/', title: 'Mastic' }}
          i18nStrings={{ overflowMenuTriggerText: 'More', overflowMenuTitleText: 'All', overflowMenuBackIconAriaLabel: 'Back', overflowMenuDismissIconAriaLabel: 'Close' }}
          utilities={[
            ...(broken ? [{ type: 'button' as const, text: 'Not live: connecting again', iconName: 'status-warning' as const }] : []),
            { type: 'button', text: 'Go to', iconName: 'search', ariaLabel: 'Go to … (Ctrl+K)', title: 'Ctrl+K', onClick: () => setSeeking(true) },
            { type: 'button', iconSvg: dark ? SUN : MOON, ariaLabel: dark ? 'Use light colours' : 'Use dark colours', onClick: () => { choose(!dark); setDark(!dark); } },
            {
              type: 'menu-dropdown', text: server.Region, description: server.Principal, iconName: 'user-profile', ariaLabel: `${server.Region}: who has signed in`,
              items: [{ id: 'settings', text: 'Settings' }, ...(server.Auth === 'off' ? [] : [{ id: 'out', text: 'Sign out' }])],
              onItemClick: ({ detail }) => (detail.id === 'out' ? void remove('sign-in').then(out) : go('#/settings')),
            },
          ]}
        />
      </div>
      {seeking && <Suspense fallback={null}><Palette close={() => setSeeking(false)} /></Suspense>}
      <AppLayout
        headerSelector="#top"
        toolsHide
        navigationOpen={open}
        onNavigationChange={({ detail }) => setOpen(detail.open)}
        navigation={<SideNavigation activeHref={active} items={NAVIGATION} onFollow={() => window.innerWidth <= 900 && setOpen(false)} />}
        ariaLabels={{ navigation: 'Pages', navigationClose: 'Close the pages', navigationToggle: 'Open the pages' }}
        disableContentPaddings
        maxContentWidth={1800}
        content={
          <Boundary key={route.path.join('/')}>
            <Suspense fallback={<Waiting />}><Shown path={route.path} server={server} /></Suspense>
          </Boundary>
        }
      />
    </>
  );
}

function useBroken(): boolean {
  const [broken, setBroken] = useState(isBroken());
  useEffect(() => {
    const look = () => setBroken(isBroken());
    addEventListener('mastic-live', look);
    return () => removeEventListener('mastic-live', look);
  }, []);
  return broken;
}
