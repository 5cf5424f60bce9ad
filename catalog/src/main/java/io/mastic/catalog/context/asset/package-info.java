/** Assets: tables and others, with what is attached to them and to their items. */
@NullMarked
package io.mastic.catalog.context.asset;

import org.jspecify.annotations.NullMarked;
