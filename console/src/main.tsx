import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { beginTheme } from './app/theme';
import './app/page.css';

beginTheme();
createRoot(document.getElementById('root')!).render(<App />);
