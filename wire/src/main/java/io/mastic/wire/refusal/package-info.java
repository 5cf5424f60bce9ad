/** Why a request is not let in, and how each protocol says so. */
@NullMarked
package io.mastic.wire.refusal;

import org.jspecify.annotations.NullMarked;
