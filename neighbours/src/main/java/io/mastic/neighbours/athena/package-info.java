/** Athena as far as projects declare it: work groups, named queries, catalogs, statements. */
@NullMarked
package io.mastic.neighbours.athena;

import org.jspecify.annotations.NullMarked;
