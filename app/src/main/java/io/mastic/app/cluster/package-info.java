/** A Spark cluster of this machine's own, for trying what another one would do. */
@NullMarked
package io.mastic.app.cluster;

import org.jspecify.annotations.NullMarked;
