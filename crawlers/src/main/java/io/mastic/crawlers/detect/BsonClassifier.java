package io.mastic.crawlers.detect;

import io.mastic.crawlers.explain.VerdictCode;

/** Binary JSON: recognized, and read by nobody. */
final class BsonClassifier implements FileClassifier {

  private static final int LONGEST = 16 << 20;
  private static final int LAST_TYPE = 0x13;

  @Override
  public String name() {
    return "bson";
  }

  @Override
  public Opinion judge(Subject file) throws UnknownFormatException {
    return isBson(file.sample().content())
        ? Opinion.unread("it is BSON, which no reader of tables reads yet")
        : Opinion.differs(VerdictCode.OTHER_BEGINNING);
  }

  /** A document's length is before it, its elements have a type and a name, and it ends in zero. */
  private static boolean isBson(byte[] content) {
    if (content.length < 5) {
      return false;
    }
    long length = 0;
    for (int i = 3; i >= 0; i--) {
      length = length << 8 | (content[i] & 0xFF);
    }
    boolean fits = length >= 5 && length <= LONGEST;
    boolean ends = length > content.length || content[(int) Math.max(0, length - 1)] == 0;
    return fits && ends && content[4] >= 1 && content[4] <= LAST_TYPE && content[3] == 0;
  }
}
