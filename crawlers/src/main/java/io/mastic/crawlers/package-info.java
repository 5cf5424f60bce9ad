/** Look at data, decide which tables it is, tell the catalog. */
@NullMarked
package io.mastic.crawlers;

import org.jspecify.annotations.NullMarked;
