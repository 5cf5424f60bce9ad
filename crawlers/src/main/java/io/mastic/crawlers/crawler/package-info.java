/** Crawlers and classifiers as their owners define them, and the history of their crawls. */
@NullMarked
package io.mastic.crawlers.crawler;

import org.jspecify.annotations.NullMarked;
