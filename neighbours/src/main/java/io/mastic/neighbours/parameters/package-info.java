/** Systems Manager's Parameter Store: parameters and their versions. */
@NullMarked
package io.mastic.neighbours.parameters;

import org.jspecify.annotations.NullMarked;
