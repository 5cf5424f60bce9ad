/** A service as a table of operations: calls checked by AWS's model, then answered or refused. */
@NullMarked
package io.mastic.neighbours.call;

import org.jspecify.annotations.NullMarked;
