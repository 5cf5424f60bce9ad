/** Work that the server has Spark do for itself: no script, no Python. */
@NullMarked
package io.mastic.runtime.work;

import org.jspecify.annotations.NullMarked;
