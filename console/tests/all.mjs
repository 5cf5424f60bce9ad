// All pages, one after another in one browser, against the server that MASTIC_URL and MASTIC_KEY=ID:SECRET name.
import './signin.test.mjs';
import './objects.test.mjs';
import './crawlers.test.mjs';
import './catalog.test.mjs';
import './jobs.test.mjs';
import './runs.test.mjs';
import './workflows.test.mjs';
import './home.test.mjs';
