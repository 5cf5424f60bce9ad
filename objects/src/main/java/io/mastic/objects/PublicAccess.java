package io.mastic.objects;

/** What S3 gives every new bucket: nobody is let in by a policy or a list. */
public final class PublicAccess {

  /** As stores call the setting. */
  public static final String SETTING = "publicAccessBlock";

  /** S3's document that blocks all of it. */
  public static final String BLOCKED =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<PublicAccessBlockConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
          + "<BlockPublicAcls>true</BlockPublicAcls>"
          + "<IgnorePublicAcls>true</IgnorePublicAcls>"
          + "<BlockPublicPolicy>true</BlockPublicPolicy>"
          + "<RestrictPublicBuckets>true</RestrictPublicBuckets>"
          + "</PublicAccessBlockConfiguration>";

  private PublicAccess() {}
}
