package io.mastic.catalog.context.form;

import io.mastic.contract.Errors;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The form types of an account, beside those that are built in. */
public final class FormTypes {

  private final Db db;

  public FormTypes(Db db) {
    this.db = db;
  }

  /** Creates or replaces; forms that are there are not looked at again. */
  FormType put(String name, String schema) {
    FormSchema.check(name, schema);
    db.writeOnly(h -> TypeStore.FORM.put(h, ContextHome.current(), name, schema));
    return new FormType(name, schema);
  }

  public FormType load(String id) {
    return db.read(h -> load(h, id));
  }

  public static FormType load(Handle h, String id) {
    return find(h, id).orElseThrow(() -> ContextErrors.notFound("Form type", id));
  }

  public static Optional<FormType> find(Handle h, String id) {
    return BuiltIn.formType(id)
        .or(
            () ->
                TypeStore.FORM
                    .find(h, ContextHome.current(), id)
                    .map(schema -> new FormType(id, schema)));
  }

  /**
   * Refuses content that is not a form of that type.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is no such
   *     type
   */
  public static void check(Handle h, String id, @Nullable String content) {
    FormType type = load(h, id);
    FormSchema.of(BuiltIn.plain(type.name()), type.schema()).check(content);
  }

  /** The account's own, in the order of names. */
  Page<String> list(int limit, @Nullable String token) {
    String after = ContextErrors.after(token);
    List<Map.Entry<String, String>> rows =
        db.read(h -> TypeStore.FORM.list(h, ContextHome.current(), after, limit + 1));
    return Page.cut(rows, limit, row -> List.of(row.getKey())).map(Map.Entry::getKey);
  }

  /**
   * Deletes a form type; one that is not there is gone already.
   *
   * @throws software.amazon.awssdk.services.glue.model.ConflictException if an asset type refers to
   *     it
   */
  void delete(String id) {
    if (BuiltIn.formType(id).isPresent()) {
      throw Errors.invalidInput("Form type " + id + " is built in and cannot be deleted.");
    }
    db.writeOnly(
        h -> {
          Optional<String> user = AssetTypeForms.findUser(h, ContextHome.current(), id);
          if (user.isPresent()) {
            throw ContextErrors.conflict(
                "Form type " + id + " is still referenced by asset type " + user.get() + ".");
          }
          TypeStore.FORM.delete(h, ContextHome.current(), id);
        });
  }
}
