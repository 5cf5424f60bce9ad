/** Looks over an installation and its data directory, and says what to do. */
@NullMarked
package io.mastic.app.doctor;

import org.jspecify.annotations.NullMarked;
