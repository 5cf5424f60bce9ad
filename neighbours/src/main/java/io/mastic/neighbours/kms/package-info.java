/** KMS, as far as it opens what this server has encrypted. */
@NullMarked
package io.mastic.neighbours.kms;

import org.jspecify.annotations.NullMarked;
