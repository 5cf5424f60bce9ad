/** Sagas: durable work of several steps, done whole or undone in reverse. */
@NullMarked
package io.mastic.kernel.saga;

import org.jspecify.annotations.NullMarked;
