/** Signatures of versions 2 and 4: what a request says of its own, and whether it holds. */
@NullMarked
package io.mastic.wire.signature;

import org.jspecify.annotations.NullMarked;
