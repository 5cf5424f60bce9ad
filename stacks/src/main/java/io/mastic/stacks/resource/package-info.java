/** Types of resources: what they are made of, and how each is made, changed and taken away. */
@NullMarked
package io.mastic.stacks.resource;

import org.jspecify.annotations.NullMarked;
