package io.mastic.kernel;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Binds texts, and refuses what PostgreSQL cannot keep on both engines alike. */
final class StorableText extends AbstractArgumentFactory<String> {

  StorableText() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(String text, ConfigRegistry config) {
    if (text.indexOf('\u0000') >= 0) {
      throw new UnstorableTextException();
    }
    return (position, statement, context) -> statement.setString(position, text);
  }
}
