/** Machine learning transforms, as they were said: none is trained or run here. */
@NullMarked
package io.mastic.catalog.transform;

import org.jspecify.annotations.NullMarked;
