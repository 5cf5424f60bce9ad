/** Rows of Parquet files, from no more pages than hold them. */
@NullMarked
package io.mastic.crawlers.preview.parquet;

import org.jspecify.annotations.NullMarked;
