/** Jobs as their owners define them. */
@NullMarked
package io.mastic.jobs.definition;

import org.jspecify.annotations.NullMarked;
