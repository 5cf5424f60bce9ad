/** Tables of lake formats, from their own metadata. */
@NullMarked
package io.mastic.crawlers.lake;

import org.jspecify.annotations.NullMarked;
