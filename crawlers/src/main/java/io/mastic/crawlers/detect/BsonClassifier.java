package io.mastic.crawlers.detect;

import io.mastic.crawlers.document.BsonNodes;
import io.mastic.crawlers.document.NodeTypes;
import io.mastic.crawlers.explain.VerdictCode;
import java.io.ByteArrayInputStream;

/** Binary JSON. */
final class BsonClassifier implements FileClassifier {

  private static final int LONGEST = 16 << 20;
  private static final int LAST_TYPE = 0x13;

  @Override
  public String name() {
    return "bson";
  }

  @Override
  public Opinion judge(Subject file) throws UnknownFormatException {
    Sample sample = file.sample();
    byte[] content = sample.content();
    if (!isBson(content)) {
      return Opinion.differs(VerdictCode.OTHER_BEGINNING);
    }
    DocumentSample found =
        DocumentSample.of(
            () -> new BsonNodes(new ByteArrayInputStream(content)), NodeTypes.ofValues(), sample);
    String fault = found.fault();
    if (fault != null || found.records() == 0) {
      return Opinion.broken(fault == null ? "its first document is too long" : fault);
    }
    return Opinion.fits(found.look(new Format("bson", "none", Serde.NONE), sample));
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
