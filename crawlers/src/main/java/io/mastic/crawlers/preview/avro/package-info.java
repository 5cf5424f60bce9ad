/** Rows of Avro's object container files. */
@NullMarked
package io.mastic.crawlers.preview.avro;

import org.jspecify.annotations.NullMarked;
