/**
 * What runs inside a job's own process: the launcher, {@code s3://}, sources and sinks, bookmarks.
 */
@NullMarked
package io.mastic.runtime;

import org.jspecify.annotations.NullMarked;
