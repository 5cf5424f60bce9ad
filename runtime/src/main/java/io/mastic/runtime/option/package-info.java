/** The options that a script gives to sources, sinks and transforms. */
@NullMarked
package io.mastic.runtime.option;

import org.jspecify.annotations.NullMarked;
