package io.mastic.objects;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** An object held open, so that what is read belongs to the facts that were looked at. */
public interface OpenObject extends Closeable {

  StoredObject object();

  /** The bytes from {@code offset}, {@code length} of them; both lie inside the object. */
  InputStream read(long offset, long length) throws IOException;
}
