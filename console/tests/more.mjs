// As all.mjs, with the pages whose tests have not been green often enough to stop a change.
import './signin.test.mjs';
import './objects.test.mjs';
import './crawlers.test.mjs';
import './catalog.test.mjs';
import './jobs.test.mjs';
import './runs.test.mjs';
import './workflows.test.mjs';
import './home.test.mjs';
