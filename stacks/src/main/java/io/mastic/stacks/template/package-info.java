/** Templates: their text, their parts, and what their functions come to. */
@NullMarked
package io.mastic.stacks.template;

import org.jspecify.annotations.NullMarked;
