/** KMS: keys that encrypt, their aliases, and what this server has encrypted itself. */
@NullMarked
package io.mastic.neighbours.kms;

import org.jspecify.annotations.NullMarked;
