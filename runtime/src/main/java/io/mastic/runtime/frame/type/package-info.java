/** Types of a DynamicFrame: choices among them, their merging, their names and JSON. */
@NullMarked
package io.mastic.runtime.frame.type;

import org.jspecify.annotations.NullMarked;
