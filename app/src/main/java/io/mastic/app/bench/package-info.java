/** The benchmark: figures and ratios, measured on a server of its own; never a timed test. */
@NullMarked
package io.mastic.app.bench;

import org.jspecify.annotations.NullMarked;
