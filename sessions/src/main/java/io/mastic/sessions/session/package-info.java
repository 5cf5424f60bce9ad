/** Sessions: created, listed, stopped, forgotten. */
@NullMarked
package io.mastic.sessions.session;

import org.jspecify.annotations.NullMarked;
