/** Where the neighbours keep things: documents by name, and what is secret of them sealed. */
@NullMarked
package io.mastic.neighbours.shelf;

import org.jspecify.annotations.NullMarked;
