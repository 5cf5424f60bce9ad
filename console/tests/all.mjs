// Pages, one after another in one browser, against the server that MASTIC_URL and MASTIC_KEY=ID:SECRET name.
import './signin.test.mjs';
import './objects.test.mjs';
