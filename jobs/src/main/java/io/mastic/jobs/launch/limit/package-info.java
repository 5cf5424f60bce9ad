/** What a run may take, who holds it to that, and what is left of it when it is over. */
@NullMarked
package io.mastic.jobs.launch.limit;

import org.jspecify.annotations.NullMarked;
