/** The {@code s3://} file system of a job whose objects are plain files on the same machine. */
@NullMarked
package io.mastic.runtime.fs;

import org.jspecify.annotations.NullMarked;
