/** Files that are documents of records, XML, Ion and BSON, read as streams. */
@NullMarked
package io.mastic.crawlers.document;

import org.jspecify.annotations.NullMarked;
