/** Which files hold the rows of an Iceberg table, and what is to be left out of them. */
@NullMarked
package io.mastic.crawlers.preview.lake;

import org.jspecify.annotations.NullMarked;
