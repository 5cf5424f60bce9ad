package io.mastic.runtime.sink;

import io.mastic.runtime.catalog.GlueCatalog;

/** A table's full name. */
public record CatalogName(GlueCatalog catalog, String database, String table) {}
