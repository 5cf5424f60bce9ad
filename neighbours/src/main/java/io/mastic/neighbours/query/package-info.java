/** AWS's query protocol: forms in, XML out. */
@NullMarked
package io.mastic.neighbours.query;

import org.jspecify.annotations.NullMarked;
