/** The server's own pages, under {@code /_/}. */
@NullMarked
package io.mastic.wire.page;

import org.jspecify.annotations.NullMarked;
