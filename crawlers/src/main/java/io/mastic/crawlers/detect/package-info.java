/** What a file is, from its bytes: format, compression, columns. */
@NullMarked
package io.mastic.crawlers.detect;

import org.jspecify.annotations.NullMarked;
