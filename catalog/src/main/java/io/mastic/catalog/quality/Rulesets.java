package io.mastic.catalog.quality;

import io.mastic.catalog.document.DocumentRow;
import io.mastic.catalog.document.DocumentStore;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.scope.TableName;
import io.mastic.catalog.setting.SecurityConfigurations;
import io.mastic.catalog.table.Tables;
import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.DataQualityTargetTable;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetDataQualityRulesetResponse;

/** Rulesets of data quality by their names. */
public final class Rulesets {

  private static final String TYPE = "dataQualityRuleset";

  /** How a text in DQDL begins, behind comments (AWS Glue Developer Guide, "DQDL reference"). */
  private static final Pattern DQDL =
      Pattern.compile(
          "(?:\\s|#[^\\n]*\\n)*+(?:Rules|Analyzers|[A-Za-z]\\w*+)\\s*+=.*", Pattern.DOTALL);

  private final Db db;
  private final Clock clock;
  private final Tags tags;
  private final SecurityConfigurations configurations;
  private final DocumentStore store = new DocumentStore("data-quality-ruleset");

  public Rulesets(Db db, Clock clock, Tags tags, SecurityConfigurations configurations) {
    this.db = db;
    this.clock = clock;
    this.tags = tags;
    this.configurations = configurations;
  }

  /**
   * @param ruleset name, description, rules, the table that they are for and who may read results
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if there is one
   * @throws EntityNotFoundException if its table is not there
   */
  void create(GetDataQualityRulesetResponse ruleset, Map<String, String> tagged) {
    check(ruleset.ruleset());
    Scope scope = Scope.current();
    db.writeOnly(
        h -> {
          configurations.checkOfNew(ruleset.dataQualitySecurityConfiguration());
          DataQualityTargetTable target = ruleset.targetTable();
          if (target != null) {
            Tables.load(
                h, TableName.of(target.catalogId(), target.databaseName(), target.tableName()));
          }
          if (!store.insert(h, scope, ruleset.name(), Pojos.json(ruleset), clock.millis())) {
            throw Errors.alreadyExists(
                "Data quality ruleset " + ruleset.name() + " already exists.");
          }
          tags.put(h, scope.arn(TYPE, ruleset.name()), tagged);
        });
  }

  private static void check(String rules) {
    if (!DQDL.matcher(rules).matches()) {
      throw Errors.invalidInput("The ruleset is not DQDL: it has to begin with Rules = [");
    }
  }

  /**
   * @throws EntityNotFoundException if there is none
   */
  GetDataQualityRulesetResponse load(String name) {
    return db.read(h -> shown(row(h, name)));
  }

  /**
   * In the order of names; what does not pass is left out of a page, which may be short.
   *
   * @param tagged what they must have; empty for any
   */
  Page<GetDataQualityRulesetResponse> list(
      Predicate<GetDataQualityRulesetResponse> wanted,
      Map<String, String> tagged,
      int limit,
      @Nullable String token) {
    Scope scope = Scope.current();
    String after = CatalogErrors.after(token);
    List<DocumentRow> rows = db.read(h -> store.list(h, scope, after, limit + 1));
    Page<GetDataQualityRulesetResponse> page =
        Page.cut(rows, limit, row -> List.of(row.name())).map(Rulesets::shown);
    return new Page<>(
        page.items().stream()
            .filter(wanted)
            .filter(ruleset -> has(scope, ruleset.name(), tagged))
            .toList(),
        page.nextToken());
  }

  private boolean has(Scope scope, String name, Map<String, String> tagged) {
    return tagged.isEmpty()
        || tags.load(scope.arn(TYPE, name)).entrySet().containsAll(tagged.entrySet());
  }

  /** Changes what is given; the rest stays. */
  void update(String name, @Nullable String description, @Nullable String rules) {
    if (rules != null) {
      check(rules);
    }
    db.writeOnly(
        h -> {
          GetDataQualityRulesetResponse.Builder changed =
              Pojos.read(row(h, name).document(), GetDataQualityRulesetResponse.builder());
          if (description != null) {
            changed.description(description);
          }
          if (rules != null) {
            changed.ruleset(rules);
          }
          store.update(h, Scope.current(), name, Pojos.json(changed.build()), clock.millis());
        });
  }

  /**
   * @throws EntityNotFoundException if there is none
   */
  void delete(String name) {
    Scope scope = Scope.current();
    db.writeOnly(
        h -> {
          if (!store.delete(h, scope, name)) {
            throw notFound(name);
          }
          tags.delete(h, scope.arn(TYPE, name));
        });
  }

  private DocumentRow row(Handle h, String name) {
    return store.find(h, Scope.current(), name).orElseThrow(() -> notFound(name));
  }

  private static GetDataQualityRulesetResponse shown(DocumentRow row) {
    return Pojos.read(row.document(), GetDataQualityRulesetResponse.builder())
        .createdOn(row.created())
        .lastModifiedOn(row.updated())
        .build();
  }

  private static EntityNotFoundException notFound(String name) {
    return Errors.entityNotFound("Cannot find Data Quality Ruleset in account: " + name);
  }
}
