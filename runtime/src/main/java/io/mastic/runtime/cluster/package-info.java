/** What a run on a cluster has in its executors, and what comes back from them. */
@NullMarked
package io.mastic.runtime.cluster;

import org.jspecify.annotations.NullMarked;
