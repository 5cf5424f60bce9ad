/** Databases that JDBC reaches: where they are, who logs in, by which driver, and in whose SQL. */
@NullMarked
package io.mastic.runtime.jdbc;

import org.jspecify.annotations.NullMarked;
