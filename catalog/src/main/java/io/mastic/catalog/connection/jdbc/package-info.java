/** JDBC: addresses, logins, and the tables behind a connection as entities. */
@NullMarked
package io.mastic.catalog.connection.jdbc;

import org.jspecify.annotations.NullMarked;
