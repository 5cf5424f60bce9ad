/** Starting one job run: its script, its gateway, its Spark settings and its result. */
@NullMarked
package io.mastic.runtime.launch;

import org.jspecify.annotations.NullMarked;
