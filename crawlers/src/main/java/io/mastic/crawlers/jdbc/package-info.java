/** Databases as data to crawl: which of their tables a target means, and what these are in Glue. */
@NullMarked
package io.mastic.crawlers.jdbc;

import org.jspecify.annotations.NullMarked;
