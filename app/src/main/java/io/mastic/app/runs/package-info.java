/** Job runs on the command line: which there were, and what they wrote. */
@NullMarked
package io.mastic.app.runs;

import org.jspecify.annotations.NullMarked;
