/**
 * Documents: what has a name in a catalog and nothing else to ask for, nested catalogs among them.
 */
@NullMarked
package io.mastic.catalog.document;

import org.jspecify.annotations.NullMarked;
