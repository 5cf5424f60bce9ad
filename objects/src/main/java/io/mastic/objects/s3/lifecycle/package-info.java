/** Rules by which a bucket's objects expire or change their storage class, and who follows them. */
@NullMarked
package io.mastic.objects.s3.lifecycle;

import org.jspecify.annotations.NullMarked;
