package io.mastic.crawlers.detect;

import io.mastic.crawlers.document.IonNodes;
import io.mastic.crawlers.document.NodeTypes;
import io.mastic.crawlers.explain.VerdictCode;
import java.io.ByteArrayInputStream;
import java.util.Arrays;

/**
 * Amazon Ion: binary, as text with its version marker, or structs that are no JSON, such as {@code
 * {id:1}}.
 */
final class IonClassifier implements FileClassifier {

  private static final byte[] BINARY = {(byte) 0xE0, 1, 0, (byte) 0xEA};

  @Override
  public String name() {
    return "ion";
  }

  @Override
  public Opinion judge(Subject file) throws UnknownFormatException {
    Sample sample = file.sample();
    boolean says = isBinary(sample.content()) || isMarked(sample);
    boolean may = sample.firstByte() == '{' || sample.firstByte() == '[';
    if (!says && (!may || !sample.isText())) {
      return Opinion.differs(VerdictCode.OTHER_BEGINNING);
    }
    if (sample.isWide()) {
      return Opinion.unread("it is Ion in UTF-16, and Ion is UTF-8");
    }
    byte[] bytes = Arrays.copyOfRange(sample.content(), sample.start(), sample.content().length);
    DocumentSample found =
        DocumentSample.of(
            () -> new IonNodes(new ByteArrayInputStream(bytes)), NodeTypes.ofValues(), sample);
    if (found.fault() == null && found.records() > 0) {
      return Opinion.fits(found.look(new Format("ion", "none", Serde.NONE), sample));
    }
    if (!says) {
      return Opinion.differs(VerdictCode.OTHER_BEGINNING);
    }
    String fault = found.fault();
    return Opinion.broken(fault == null ? "it is Ion without a struct at its top" : fault);
  }

  private static boolean isBinary(byte[] content) {
    return content.length >= BINARY.length
        && Arrays.equals(content, 0, BINARY.length, BINARY, 0, BINARY.length);
  }

  private static boolean isMarked(Sample sample) {
    return sample.isText() && sample.text().startsWith("$ion_1_");
  }
}
