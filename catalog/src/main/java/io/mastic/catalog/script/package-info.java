/**
 * Scripts made from graphs of sources, transforms and sinks, and graphs read from such scripts.
 * Pure: nothing here looks at the catalog, and nothing runs.
 */
@NullMarked
package io.mastic.catalog.script;

import org.jspecify.annotations.NullMarked;
