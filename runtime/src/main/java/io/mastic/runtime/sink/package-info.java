/** Where DynamicFrames go: S3 paths, catalog tables, databases. */
@NullMarked
package io.mastic.runtime.sink;

import org.jspecify.annotations.NullMarked;
