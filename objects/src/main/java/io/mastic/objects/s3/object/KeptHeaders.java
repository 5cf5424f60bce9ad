package io.mastic.objects.s3.object;

import io.mastic.objects.ObjectFacts;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.StorageClasses;
import io.mastic.objects.s3.request.S3Request;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which headers of a request stay with the object, and come back with it. */
public final class KeptHeaders {

  private static final int MOST_METADATA = 2048;
  private static final String METADATA = "x-amz-meta-";
  private static final List<String> NAMES =
      List.of(
          "content-type",
          "cache-control",
          "content-disposition",
          "content-encoding",
          "content-language",
          "expires",
          "x-amz-website-redirect-location",
          "x-amz-storage-class",
          "x-amz-server-side-encryption",
          "x-amz-server-side-encryption-aws-kms-key-id",
          "x-amz-server-side-encryption-bucket-key-enabled");

  /** What S3 takes from the request of a copy and never from its source. */
  private static final List<String> OF_THE_PLACE =
      List.of(
          "x-amz-website-redirect-location", "x-amz-storage-class", "x-amz-server-side-encryption");

  private KeptHeaders() {}

  public static Map<String, String> of(S3Request request) {
    Map<String, String> kept = new LinkedHashMap<>();
    int metadata = 0;
    NAMES.forEach(request::header);
    for (Map.Entry<String, List<String>> header : request.http().headers().entrySet()) {
      String name = header.getKey();
      String value = String.join(",", header.getValue());
      if (name.startsWith(METADATA)) {
        metadata += name.length() - METADATA.length() + value.length();
      }
      if (name.equals("content-encoding")) {
        value = withoutFraming(value);
      }
      if (name.equals(StorageClasses.HEADER)) {
        StorageClasses.require(value);
      }
      boolean standard =
          name.equals(StorageClasses.HEADER) && value.equals(StorageClasses.STANDARD);
      if ((NAMES.contains(name) || name.startsWith(METADATA)) && !value.isEmpty() && !standard) {
        kept.put(name, value);
      }
    }
    if (metadata > MOST_METADATA) {
      throw new ObjectStoreException(
          400,
          "MetadataTooLarge",
          "Your metadata headers exceed the maximum allowed metadata size");
    }
    return kept;
  }

  static boolean isOfThePlace(String name) {
    return OF_THE_PLACE.stream().anyMatch(name::startsWith);
  }

  /** What is kept of a copy: how it is stored by the request, all else by the source. */
  static Map<String, String> ofCopy(S3Request request, ObjectFacts source) {
    Map<String, String> kept = new LinkedHashMap<>(source.headers());
    kept.keySet().removeIf(KeptHeaders::isOfThePlace);
    of(request)
        .forEach(
            (name, value) -> {
              if (isOfThePlace(name)) {
                kept.put(name, value);
              }
            });
    return kept;
  }

  private static String withoutFraming(String encodings) {
    return Arrays.stream(encodings.split(",", -1))
        .map(String::trim)
        .filter(encoding -> !encoding.equals("aws-chunked"))
        .collect(Collectors.joining(","));
  }
}
