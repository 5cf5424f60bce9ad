package io.mastic.objects.s3.upload;

import io.mastic.objects.StorageClasses;
import io.mastic.objects.Upload;
import io.mastic.objects.s3.answer.Owner;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.request.HttpDate;
import io.mastic.objects.s3.request.S3Request;
import io.mastic.objects.s3.request.UriText;
import java.util.ArrayList;
import java.util.List;

/** A page of the uploads under way. Pure: what is under way in a bucket is little. */
public record UploadPage(
    List<Upload> uploads, List<String> prefixes, String nextKey, String nextId, boolean truncated) {

  /**
   * @param all in the order of their keys and times
   */
  static UploadPage of(
      List<Upload> all,
      String prefix,
      String delimiter,
      String keyMarker,
      String idMarker,
      int limit) {
    List<Upload> uploads = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    String nextKey = "";
    String nextId = "";
    for (Upload upload : afterMarker(all, keyMarker, idMarker)) {
      int fold = delimiter.isEmpty() ? -1 : upload.key().indexOf(delimiter, prefix.length());
      String item = fold < 0 ? "" : upload.key().substring(0, fold + delimiter.length());
      if (fold >= 0 && (prefixes.contains(item) || item.equals(keyMarker))) {
        continue;
      }
      if (uploads.size() + prefixes.size() == limit) {
        return new UploadPage(uploads, prefixes, nextKey, nextId, true);
      }
      if (fold >= 0) {
        prefixes.add(item);
      } else {
        uploads.add(upload);
      }
      nextKey = fold < 0 ? upload.key() : item;
      nextId = fold < 0 ? upload.id() : "";
    }
    return new UploadPage(uploads, prefixes, nextKey, nextId, false);
  }

  private static List<Upload> afterMarker(List<Upload> all, String keyMarker, String idMarker) {
    if (keyMarker.isEmpty()) {
      return all;
    }
    int last = -1;
    for (int i = 0; i < all.size(); i++) {
      boolean passed =
          idMarker.isEmpty()
              ? all.get(i).key().compareTo(keyMarker) <= 0
              : all.get(i).key().equals(keyMarker) && all.get(i).id().equals(idMarker);
      if (passed) {
        last = i;
      }
    }
    return all.subList(last + 1, all.size());
  }

  S3Xml document(S3Request request, int limit, boolean encoded) {
    S3Xml xml =
        S3Xml.document("ListMultipartUploadsResult")
            .put("Bucket", request.bucket())
            .put("KeyMarker", text(request.param("key-marker", ""), encoded))
            .put("UploadIdMarker", request.param("upload-id-marker", ""))
            .put("NextKeyMarker", text(nextKey, encoded))
            .put("NextUploadIdMarker", nextId)
            .put("Delimiter", request.param("delimiter").map(d -> text(d, encoded)))
            .put("Prefix", text(request.param("prefix", ""), encoded))
            .put("EncodingType", request.param("encoding-type"))
            .put("MaxUploads", limit)
            .put("IsTruncated", truncated);
    for (Upload upload : uploads) {
      xml.child(
          "Upload",
          one ->
              Owner.put(
                      one.put("Key", text(upload.key(), encoded)).put("UploadId", upload.id()),
                      request.http().caller())
                  .put("StorageClass", StorageClasses.of(upload.facts().headers()))
                  .put("Initiated", HttpDate.document(upload.initiatedAt())));
    }
    for (String prefix : prefixes) {
      xml.child("CommonPrefixes", one -> one.put("Prefix", text(prefix, encoded)));
    }
    return xml;
  }

  private static String text(String key, boolean encoded) {
    return encoded ? UriText.encode(key) : key;
  }
}
