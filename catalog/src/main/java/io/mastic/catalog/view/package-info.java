/** Views: definitions in the dialect of each engine, and which are sound. */
@NullMarked
package io.mastic.catalog.view;

import org.jspecify.annotations.NullMarked;
