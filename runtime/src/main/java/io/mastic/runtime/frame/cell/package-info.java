/** Catalyst expressions over one value or row: find, edit, cast, flatten. */
@NullMarked
package io.mastic.runtime.frame.cell;

import org.jspecify.annotations.NullMarked;
