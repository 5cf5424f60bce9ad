/** Jobs in directories of git, from which they are updated and to which they are written. */
@NullMarked
package io.mastic.jobs.source;

import org.jspecify.annotations.NullMarked;
