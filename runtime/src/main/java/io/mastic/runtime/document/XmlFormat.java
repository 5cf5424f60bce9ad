package io.mastic.runtime.document;

import java.io.InputStream;
import java.util.Iterator;

/** XML in one form. */
record XmlFormat(XmlForm form) implements DocumentFormat {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Object> records(InputStream plain) {
    return new XmlRecords(plain, form);
  }
}
