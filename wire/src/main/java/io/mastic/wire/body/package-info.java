/** Bodies on their way in and out: whole or flowing, checked against what was signed, at a pace. */
@NullMarked
package io.mastic.wire.body;

import org.jspecify.annotations.NullMarked;
