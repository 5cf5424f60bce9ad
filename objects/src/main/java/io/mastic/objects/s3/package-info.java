/** The object store over S3's REST API. */
@NullMarked
package io.mastic.objects.s3;

import org.jspecify.annotations.NullMarked;
