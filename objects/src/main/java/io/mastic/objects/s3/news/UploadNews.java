package io.mastic.objects.s3.news;

/** Hears of uploads in parts that begin. */
@FunctionalInterface
public interface UploadNews {

  /** For a store of whose uploads nobody hears. */
  UploadNews NOBODY = begun -> {};

  /**
   * An upload that has begun.
   *
   * @param client as the program that asked for it calls itself
   * @param account of who asked for it
   */
  record Begun(String client, String account, String bucket, String key, String id) {}

  /** Is called before the client is answered. */
  void began(Begun upload);
}
