/** Registries: of schemas, their versions and what is said of those. */
@NullMarked
package io.mastic.catalog.registry;

import org.jspecify.annotations.NullMarked;
