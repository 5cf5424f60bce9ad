package io.mastic.kernel;

/** Amazon resource names, exactly as Terraform and GetTags compare them. */
public final class Arns {

  private Arns() {}

  /** {@code arn:aws:glue:REGION:ACCOUNT:TYPE/NAME}, for example {@code job/nightly}. */
  public static String glue(Caller caller, String type, String name) {
    return "arn:aws:glue:" + caller.region() + ":" + caller.account() + ":" + type + "/" + name;
  }

  /** {@code arn:aws:iam::ACCOUNT:role/NAME}. */
  public static String role(String account, String name) {
    return "arn:aws:iam::" + account + ":role/" + name;
  }
}
