/** Scripts: made from graphs of sources, transforms and sinks, and graphs read from scripts. */
@NullMarked
package io.mastic.catalog.script;

import org.jspecify.annotations.NullMarked;
