/** One crawl: survey what lies there, write the catalog, keep a log. */
@NullMarked
package io.mastic.crawlers.crawl;

import org.jspecify.annotations.NullMarked;
