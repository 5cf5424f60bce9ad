/**
 * The processes of sessions under supervision, and the talk with what executes statements there.
 */
@NullMarked
package io.mastic.sessions.driver;

import org.jspecify.annotations.NullMarked;
