/** Permissions: metadata of tables and partitions as an engine asks for it unfiltered. */
@NullMarked
package io.mastic.catalog.permission;

import org.jspecify.annotations.NullMarked;
