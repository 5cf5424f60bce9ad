/** Tables: their rows and versions, links to others, Iceberg tables, and AWS's verbs on them. */
@NullMarked
package io.mastic.catalog.table;

import org.jspecify.annotations.NullMarked;
