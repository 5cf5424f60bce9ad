/**
 * Settings: of a catalog, security configurations, resource policies, usage profiles, custom entity
 * types.
 */
@NullMarked
package io.mastic.catalog.setting;

import org.jspecify.annotations.NullMarked;
