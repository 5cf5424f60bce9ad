/** STS: who a caller is, and temporary keys. */
@NullMarked
package io.mastic.neighbours.sts;

import org.jspecify.annotations.NullMarked;
