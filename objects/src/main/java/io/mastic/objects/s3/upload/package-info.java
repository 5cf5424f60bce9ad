/** Uploads in parts. */
@NullMarked
package io.mastic.objects.s3.upload;

import org.jspecify.annotations.NullMarked;
