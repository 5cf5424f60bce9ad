/** The front door: one port, SigV4, routing by service, error writing, health, metrics. */
@NullMarked
package io.mastic.wire;

import org.jspecify.annotations.NullMarked;
