/** Services that are tables, by Smithy RPC v2 in CBOR. */
@NullMarked
package io.mastic.neighbours.cbor;

import org.jspecify.annotations.NullMarked;
