/** Entities: what lies behind a connection, and the records of it. */
@NullMarked
package io.mastic.catalog.connection.entity;

import org.jspecify.annotations.NullMarked;
