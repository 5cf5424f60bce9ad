/** What a crawl changes in the catalog. */
@NullMarked
package io.mastic.crawlers.plan;

import org.jspecify.annotations.NullMarked;
