/** What S3 answers: a status, headers and a body or a document of XML. */
@NullMarked
package io.mastic.objects.s3.answer;

import org.jspecify.annotations.NullMarked;
