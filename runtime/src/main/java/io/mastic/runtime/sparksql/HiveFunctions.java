package io.mastic.runtime.sparksql;

import io.mastic.runtime.catalog.GlueCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.catalyst.catalog.CatalogFunction;
import org.apache.spark.sql.catalyst.catalog.FunctionResource;
import org.apache.spark.sql.catalyst.catalog.FunctionResourceType$;
import scala.Option;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.PrincipalType;
import software.amazon.awssdk.services.glue.model.ResourceUri;
import software.amazon.awssdk.services.glue.model.UserDefinedFunction;
import software.amazon.awssdk.services.glue.model.UserDefinedFunctionInput;

/** User-defined functions of the Data Catalog: classes of Hive's kinds in jars. */
final class HiveFunctions {

  Optional<CatalogFunction> find(String database, String name) {
    try {
      return Optional.of(
          form(
              GlueCatalog.client()
                  .getUserDefinedFunction(r -> r.databaseName(database).functionName(name))
                  .userDefinedFunction()));
    } catch (EntityNotFoundException none) {
      return Optional.empty();
    }
  }

  List<String> list(String database) {
    List<String> names = new ArrayList<>();
    return Refusal.named(
        "the functions of " + database,
        () -> {
          GlueCatalog.client()
              .getUserDefinedFunctionsPaginator(r -> r.databaseName(database).pattern("*"))
              .forEach(
                  page -> page.userDefinedFunctions().forEach(f -> names.add(f.functionName())));
          return names;
        });
  }

  void create(String database, CatalogFunction function) {
    String name = function.identifier().funcName();
    Refusal.named(
        "the function " + database + "." + name,
        () ->
            GlueCatalog.client()
                .createUserDefinedFunction(
                    r -> r.databaseName(database).functionInput(input(function, name))));
  }

  void alter(String database, CatalogFunction function) {
    String name = function.identifier().funcName();
    update(database, name, function, name);
  }

  void rename(String database, String from, String to) {
    CatalogFunction function =
        find(database, from)
            .orElseThrow(() -> Refusal.thrown(new NoSuchFunctionException(database, from)));
    update(database, from, function, to);
  }

  private static void update(String database, String name, CatalogFunction function, String to) {
    Refusal.named(
        "the change of the function " + database + "." + name,
        () ->
            GlueCatalog.client()
                .updateUserDefinedFunction(
                    r ->
                        r.databaseName(database)
                            .functionName(name)
                            .functionInput(input(function, to))));
  }

  void drop(String database, String name) {
    Refusal.named(
        "to drop the function " + database + "." + name,
        () ->
            GlueCatalog.client()
                .deleteUserDefinedFunction(r -> r.databaseName(database).functionName(name)));
  }

  private static UserDefinedFunctionInput input(CatalogFunction function, String name) {
    return UserDefinedFunctionInput.builder()
        .functionName(name)
        .className(function.className())
        .ownerType(PrincipalType.USER)
        .ownerName(System.getProperty("user.name", ""))
        .resourceUris(
            ScalaValues.list(function.resources()).stream()
                .map(
                    resource ->
                        ResourceUri.builder()
                            .resourceType(
                                resource.resourceType().resourceType().toUpperCase(Locale.ROOT))
                            .uri(resource.uri())
                            .build())
                .toList())
        .build();
  }

  private static CatalogFunction form(UserDefinedFunction function) {
    List<FunctionResource> resources =
        function.resourceUris().stream()
            .map(
                resource ->
                    new FunctionResource(
                        FunctionResourceType$.MODULE$.fromString(
                            resource.resourceTypeAsString().toLowerCase(Locale.ROOT)),
                        resource.uri()))
            .toList();
    return new CatalogFunction(
        new FunctionIdentifier(function.functionName(), Option.apply(function.databaseName())),
        function.className(),
        ScalaValues.seq(resources));
  }
}
