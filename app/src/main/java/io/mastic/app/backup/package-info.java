/** A copy of a data directory that can be put back, made while a server works on it. */
@NullMarked
package io.mastic.app.backup;

import org.jspecify.annotations.NullMarked;
