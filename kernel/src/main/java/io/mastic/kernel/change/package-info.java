/** Changes: told to every server and every listener, in the order of a cursor. */
@NullMarked
package io.mastic.kernel.change;

import org.jspecify.annotations.NullMarked;
