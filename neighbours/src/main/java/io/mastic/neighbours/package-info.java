/** The small parts of other AWS services that Glue clients call. */
@NullMarked
package io.mastic.neighbours;

import org.jspecify.annotations.NullMarked;
