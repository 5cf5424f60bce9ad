/** Databases: their rows, links to others, and AWS's verbs on them. */
@NullMarked
package io.mastic.catalog.database;

import org.jspecify.annotations.NullMarked;
