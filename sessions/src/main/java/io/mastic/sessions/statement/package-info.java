/** The statements of sessions: what they are to execute, and what came of it. */
@NullMarked
package io.mastic.sessions.statement;

import org.jspecify.annotations.NullMarked;
