/** Rows of ORC files: streams of a stripe, runs of numbers in them, columns made of those. */
@NullMarked
package io.mastic.crawlers.preview.orc;

import org.jspecify.annotations.NullMarked;
