import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { pageOf } from './app/pages';
import { here } from './app/route';
import { beginMode } from './app/theme';
import 'virtual:theme.css';
import './app/page.css';

// Comes while the server is asked who this is; what fails here is told by the page itself.
pageOf(here().path).load().catch(() => undefined);
beginMode();
createRoot(document.getElementById('root')!).render(<App />);
