/**
 * The Glue API as Java types: AWS SDK classes, generic AWS-JSON codec, constraint checks, error
 * codes.
 */
@NullMarked
package io.mastic.contract;

import org.jspecify.annotations.NullMarked;
