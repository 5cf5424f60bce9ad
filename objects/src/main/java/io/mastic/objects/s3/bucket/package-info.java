/** The operations on a bucket: make, list, settings, access. */
@NullMarked
package io.mastic.objects.s3.bucket;

import org.jspecify.annotations.NullMarked;
