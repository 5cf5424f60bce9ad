/** What is told of each answered request: metrics, a log line, witnesses. */
@NullMarked
package io.mastic.wire.telemetry;

import org.jspecify.annotations.NullMarked;
