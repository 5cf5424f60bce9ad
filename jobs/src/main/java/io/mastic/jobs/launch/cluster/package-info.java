/**
 * Spark's work on other machines: what a run gets of a cluster, and whether there is room for it.
 */
@NullMarked
package io.mastic.jobs.launch.cluster;

import org.jspecify.annotations.NullMarked;
