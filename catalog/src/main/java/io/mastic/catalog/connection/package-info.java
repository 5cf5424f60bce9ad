/**
 * What kinds of connections there are: those that Glue brings along, and those that a client
 * registers; and what lies behind a connection.
 */
@NullMarked
package io.mastic.catalog.connection;

import org.jspecify.annotations.NullMarked;
