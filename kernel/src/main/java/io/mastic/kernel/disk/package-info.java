/** How full the disk is, and errors that mean that it is. */
@NullMarked
package io.mastic.kernel.disk;

import org.jspecify.annotations.NullMarked;
