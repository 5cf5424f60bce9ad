/** What happens to objects, told to whoever a bucket's notification configuration names. */
@NullMarked
package io.mastic.objects.s3.news;

import org.jspecify.annotations.NullMarked;
