/**
 * Languages of the schema registry: what a definition is, which definitions are equal, and whether
 * what was written by one can be read by another.
 */
@NullMarked
package io.mastic.catalog.schema;

import org.jspecify.annotations.NullMarked;
