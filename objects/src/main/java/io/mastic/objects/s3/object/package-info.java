/** The operations on one object: read, write, copy, delete, its tags. */
@NullMarked
package io.mastic.objects.s3.object;

import org.jspecify.annotations.NullMarked;
