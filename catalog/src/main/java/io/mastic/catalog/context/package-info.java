/**
 * What a business knows about its data: glossaries with their terms, forms, and assets that these
 * are attached to. The tables of the catalog are assets by themselves.
 */
@NullMarked
package io.mastic.catalog.context;

import org.jspecify.annotations.NullMarked;
