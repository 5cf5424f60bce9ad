/** What columns data has, as Hive types. */
@NullMarked
package io.mastic.crawlers.schema;

import org.jspecify.annotations.NullMarked;
