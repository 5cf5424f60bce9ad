/** The Spark that runs run on: its classes, their archive, its master. */
@NullMarked
package io.mastic.jobs.launch.spark;

import org.jspecify.annotations.NullMarked;
