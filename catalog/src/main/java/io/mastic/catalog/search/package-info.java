/** SearchTables: filters, orders and texts over the tables of all databases. */
@NullMarked
package io.mastic.catalog.search;

import org.jspecify.annotations.NullMarked;
