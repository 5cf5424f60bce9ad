/** What is to be run, what it takes, and what came of it. */
@NullMarked
package io.mastic.jobs.launch.order;

import org.jspecify.annotations.NullMarked;
