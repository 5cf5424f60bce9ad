/** SearchAssets: filters, words and relevance. */
@NullMarked
package io.mastic.catalog.context.search;

import org.jspecify.annotations.NullMarked;
