package io.mastic.crawlers.schema;

/** A name and its type: a column of a table, or a field of a struct. */
public record Column(String name, Type type) {}
