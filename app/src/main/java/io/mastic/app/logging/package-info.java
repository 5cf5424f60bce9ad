/** The server's own log: what its lines look like, and where they go. */
@NullMarked
package io.mastic.app.logging;

import org.jspecify.annotations.NullMarked;
