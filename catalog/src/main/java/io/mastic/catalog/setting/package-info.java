/** Settings: of a catalog, security configurations, resource policies, usage profiles. */
@NullMarked
package io.mastic.catalog.setting;

import org.jspecify.annotations.NullMarked;
