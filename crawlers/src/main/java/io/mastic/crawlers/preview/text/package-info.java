/** Rows of delimited text and of JSON. */
@NullMarked
package io.mastic.crawlers.preview.text;

import org.jspecify.annotations.NullMarked;
