/** A request and its answer, between Jetty and the faces. */
@NullMarked
package io.mastic.wire.exchange;

import org.jspecify.annotations.NullMarked;
