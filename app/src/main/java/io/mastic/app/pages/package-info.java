/** The server's own pages: health, metrics, and the reset of a server for tests. */
@NullMarked
package io.mastic.app.pages;

import org.jspecify.annotations.NullMarked;
