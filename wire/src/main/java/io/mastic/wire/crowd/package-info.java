/** Room for all who come at once, and how long a slow client is waited for. */
@NullMarked
package io.mastic.wire.crowd;

import org.jspecify.annotations.NullMarked;
