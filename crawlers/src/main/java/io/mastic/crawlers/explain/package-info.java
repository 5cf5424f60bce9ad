/** Why a crawl decided as it did, as data and as sentences. */
@NullMarked
package io.mastic.crawlers.explain;

import org.jspecify.annotations.NullMarked;
