/** Tasks that are done under a lease, by whichever server claims them, and the news among them. */
@NullMarked
package io.mastic.kernel.task;

import org.jspecify.annotations.NullMarked;
