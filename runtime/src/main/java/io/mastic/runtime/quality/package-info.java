/** Data quality: rules of DQDL, AWS's language for them, evaluated over rows. */
@NullMarked
package io.mastic.runtime.quality;

import org.jspecify.annotations.NullMarked;
