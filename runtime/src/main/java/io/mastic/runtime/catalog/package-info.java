/** The Data Catalog as a job sees it, over the Glue API. */
@NullMarked
package io.mastic.runtime.catalog;

import org.jspecify.annotations.NullMarked;
