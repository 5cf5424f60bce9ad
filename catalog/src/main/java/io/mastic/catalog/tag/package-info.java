/** Tags: on what, by ARN. */
@NullMarked
package io.mastic.catalog.tag;

import org.jspecify.annotations.NullMarked;
