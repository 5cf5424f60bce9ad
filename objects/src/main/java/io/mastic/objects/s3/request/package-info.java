/**
 * What a caller of S3 asks: where, by which headers, with which body or document, and the route it
 * takes.
 */
@NullMarked
package io.mastic.objects.s3.request;

import org.jspecify.annotations.NullMarked;
