/**
 * Answers that go on: events as they come (server-sent events), without a thread for a listener.
 */
@NullMarked
package io.mastic.wire.stream;

import org.jspecify.annotations.NullMarked;
