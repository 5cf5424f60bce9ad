/** Encryption at rest: what is secret in the database is sealed with a key that is not in it. */
@NullMarked
package io.mastic.kernel.secret;

import org.jspecify.annotations.NullMarked;
