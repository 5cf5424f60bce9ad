/** Catalogs: those inside an account's own. */
@NullMarked
package io.mastic.catalog.nested;

import org.jspecify.annotations.NullMarked;
