/** Spark Connect's own service within a session's process. */
@NullMarked
package io.mastic.runtime.connect;

import org.jspecify.annotations.NullMarked;
