/** Versions of Glue as data: what AWS has for each, and the Spark that runs it here. */
@NullMarked
package io.mastic.jobs.version;

import org.jspecify.annotations.NullMarked;
