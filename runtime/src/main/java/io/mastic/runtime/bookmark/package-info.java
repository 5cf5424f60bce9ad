/** What a job has already read, so that its next run reads only what is new. */
@NullMarked
package io.mastic.runtime.bookmark;

import org.jspecify.annotations.NullMarked;
