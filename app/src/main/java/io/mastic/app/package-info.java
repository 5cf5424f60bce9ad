/** main(), the command line, and the wiring of all rooms. */
@NullMarked
package io.mastic.app;

import org.jspecify.annotations.NullMarked;
