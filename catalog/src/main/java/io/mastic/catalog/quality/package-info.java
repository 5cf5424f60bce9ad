/** Rulesets of data quality, as they were said: jobs evaluate rules, the catalog keeps them. */
@NullMarked
package io.mastic.catalog.quality;

import org.jspecify.annotations.NullMarked;
