package io.mastic.objects.s3.answer;

import io.mastic.kernel.Caller;

/** The owner of all that an account has, in S3's form: a canonical id of 64 digits. */
public final class Owner {

  private Owner() {}

  public static String id(Caller caller) {
    return "0".repeat(52) + caller.account();
  }

  public static S3Xml put(S3Xml xml, Caller caller) {
    return xml.child("Owner", owner -> owner.put("ID", id(caller)).put("DisplayName", "mastic"));
  }
}
