/** Secrets Manager: secrets and their versions. */
@NullMarked
package io.mastic.neighbours.secrets;

import org.jspecify.annotations.NullMarked;
