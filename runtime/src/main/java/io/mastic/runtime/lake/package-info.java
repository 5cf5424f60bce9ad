/** Tables that keep their own log of what belongs to them: Iceberg's, Delta Lake's, Hudi's. */
@NullMarked
package io.mastic.runtime.lake;

import org.jspecify.annotations.NullMarked;
