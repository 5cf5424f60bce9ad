package io.mastic.crawlers.detect;

import io.mastic.crawlers.document.NodeTypes;
import io.mastic.crawlers.document.XmlInput;
import io.mastic.crawlers.document.XmlNodes;
import io.mastic.crawlers.document.XmlRows;
import io.mastic.crawlers.explain.VerdictCode;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * XML. Rows are the elements of a classifier's tag; without one those that the document itself
 * repeats. What declares a document type is refused before any of its entities is made.
 */
public final class XmlClassifier implements TextClassifier {

  private static final Pattern BEGINNING =
      Pattern.compile("<(\\?xml[\\s?]|!--|!DOCTYPE\\s|[\\p{L}_:][^<>]*>)");

  private static final Pattern PAGE =
      Pattern.compile(
          "(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!DOCTYPE\\s+)?html[\\s>]",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** XML's own rule for a tag's name, for the characters in use. */
  private static final Pattern TAG = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.:-]*");

  /** Of the elements that are rows; null for the built-in one, which takes what it finds. */
  private final @Nullable String rowTag;

  private final String classification;

  private XmlClassifier(@Nullable String rowTag, String classification) {
    this.rowTag = rowTag;
    this.classification = classification;
  }

  /** The built-in one. */
  public static XmlClassifier ofAnyRows() {
    return new XmlClassifier(null, "xml");
  }

  /**
   * @param rowTag null for what the document itself repeats
   * @param classification its user's word for what it recognizes
   * @throws IllegalArgumentException if it can be no tag's name
   */
  public static XmlClassifier ofRows(@Nullable String rowTag, String classification) {
    if (rowTag != null && !TAG.matcher(rowTag).matches()) {
      throw new IllegalArgumentException("RowTag is no name of an XML tag: " + rowTag);
    }
    return new XmlClassifier(rowTag, classification);
  }

  @Override
  public String name() {
    return "xml";
  }

  @Override
  public Opinion judge(Sample sample) {
    if (!sample.isText()) {
      return Opinion.differs(VerdictCode.NOT_TEXT);
    }
    String text = sample.text().stripLeading();
    if (!BEGINNING.matcher(text).lookingAt()) {
      return Opinion.differs(VerdictCode.NOT_XML);
    }
    if (rowTag == null && PAGE.matcher(text).lookingAt()) {
      return Opinion.differs(VerdictCode.BROKEN_XML, "why", "it is a page of HTML");
    }
    if (text.contains("<!DOCTYPE")) {
      return new Opinion.Unusable(
          VerdictCode.BROKEN_XML, "it is XML that declares a document type, which is not read");
    }
    Optional<String> tag = Optional.ofNullable(rowTag).or(() -> XmlRows.tag(input(sample)));
    return tag.isEmpty()
        ? broken(text, "it is XML without an element that can be read")
        : rows(sample, text, tag.get());
  }

  private Opinion rows(Sample sample, String text, String tag) {
    DocumentSample found =
        DocumentSample.of(() -> new XmlNodes(input(sample), tag), NodeTypes.ofTexts(), sample);
    String fault = found.fault();
    if (fault != null) {
      return broken(text, fault);
    }
    if (found.records() > 0) {
      return Opinion.fits(found.look(new Format(classification, "none", Serde.xml(tag)), sample));
    }
    return rowTag != null
        ? Opinion.differs(VerdictCode.NO_ROWS_OF_TAG, "tag", tag)
        : new Opinion.Unusable(
            VerdictCode.BROKEN_XML,
            "its elements " + tag + " have no content, and such are no rows, as on AWS");
  }

  /** Other text may begin like a tag; what says that it is XML is nobody else's. */
  private static Opinion broken(String text, String why) {
    return text.startsWith("<?xml")
        ? new Opinion.Unusable(VerdictCode.BROKEN_XML, why)
        : Opinion.differs(VerdictCode.BROKEN_XML, "why", why);
  }

  /** The file's bytes, of which it says itself what they mean; its characters where we know. */
  private static XmlInput input(Sample sample) {
    return sample.isWide()
        ? XmlInput.of(new StringReader(sample.text()))
        : XmlInput.of(
            new ByteArrayInputStream(
                sample.content(), sample.start(), sample.content().length - sample.start()));
  }
}
