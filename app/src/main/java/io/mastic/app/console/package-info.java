/** The web console: its files, and what its pages ask besides the calls that every client makes. */
@NullMarked
package io.mastic.app.console;

import org.jspecify.annotations.NullMarked;
