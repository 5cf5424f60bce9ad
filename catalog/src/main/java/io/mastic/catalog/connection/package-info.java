/** Connections: of a client's making, the types that they have, and the entities behind them. */
@NullMarked
package io.mastic.catalog.connection;

import org.jspecify.annotations.NullMarked;
