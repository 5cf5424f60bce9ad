/** The first rows of a table, read by its SerDe and format as its readers would. */
@NullMarked
package io.mastic.crawlers.preview;

import org.jspecify.annotations.NullMarked;
