package io.mastic.objects.s3;

import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.request.S3Request;
import java.io.IOException;

/** One operation of S3's API. Its errors are ObjectStoreExceptions, thrown before it answers. */
interface S3Operation {

  void answer(S3Request request, S3Answer answer) throws IOException;
}
