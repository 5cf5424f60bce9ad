/** Optimizers of Iceberg tables: compaction, snapshot retention, deletion of orphan files. */
@NullMarked
package io.mastic.jobs.optimizers;

import org.jspecify.annotations.NullMarked;
