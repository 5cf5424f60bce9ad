package io.mastic.crawlers.detect;

import io.mastic.crawlers.explain.VerdictCode;
import java.util.Arrays;

/** Amazon Ion, binary or with its version marker as text: recognized, and read by nobody. */
final class IonClassifier implements FileClassifier {

  private static final byte[] BINARY = {(byte) 0xE0, 1, 0, (byte) 0xEA};

  @Override
  public String name() {
    return "ion";
  }

  @Override
  public Opinion judge(Subject file) throws UnknownFormatException {
    Sample sample = file.sample();
    byte[] content = sample.content();
    boolean isBinary =
        content.length >= BINARY.length
            && Arrays.equals(content, 0, BINARY.length, BINARY, 0, BINARY.length);
    return isBinary || (sample.isText() && sample.text().startsWith("$ion_1_"))
        ? Opinion.unread("it is Ion, which no reader of tables reads yet")
        : Opinion.differs(VerdictCode.OTHER_BEGINNING);
  }
}
