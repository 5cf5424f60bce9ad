/** Names: which catalog, database or table is meant, and in which words it is refused. */
@NullMarked
package io.mastic.catalog.scope;

import org.jspecify.annotations.NullMarked;
