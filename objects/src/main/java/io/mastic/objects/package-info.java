/** Buckets and objects: the object store and its S3 face. */
@NullMarked
package io.mastic.objects;

import org.jspecify.annotations.NullMarked;
