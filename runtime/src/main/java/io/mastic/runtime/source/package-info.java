/** Where DynamicFrames come from: S3 paths, catalog tables, databases. */
@NullMarked
package io.mastic.runtime.source;

import org.jspecify.annotations.NullMarked;
