/** How much computing power jobs and runs ask for, and what they get. */
@NullMarked
package io.mastic.jobs.capacity;

import org.jspecify.annotations.NullMarked;
