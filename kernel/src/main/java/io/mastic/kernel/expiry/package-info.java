/** Forgetting what has ended long enough ago: rows by a leased task, files by each server. */
@NullMarked
package io.mastic.kernel.expiry;

import org.jspecify.annotations.NullMarked;
