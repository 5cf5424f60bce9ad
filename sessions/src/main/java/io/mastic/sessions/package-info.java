/** Interactive sessions: a process that executes statements one by one and keeps their state. */
@NullMarked
package io.mastic.sessions;

import org.jspecify.annotations.NullMarked;
