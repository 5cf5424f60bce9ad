/** The data catalog: its rooms put together, and nothing else. */
@NullMarked
package io.mastic.catalog;

import org.jspecify.annotations.NullMarked;
