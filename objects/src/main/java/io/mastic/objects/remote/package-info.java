/** The object store in front of a remote S3. */
@NullMarked
package io.mastic.objects.remote;

import org.jspecify.annotations.NullMarked;
