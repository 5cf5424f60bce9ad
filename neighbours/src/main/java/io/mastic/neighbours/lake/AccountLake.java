package io.mastic.neighbours.lake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Shelf;
import java.util.List;

/** The settings of the account's data lake: one document. */
final class AccountLake {

  private static final String NAME = "settings";

  private final Shelf shelf;

  AccountLake(Db db) {
    this.shelf = new Shelf(db, "lake-settings");
  }

  /** As AWS has them in an account where nothing was set: IAM alone decides. */
  private static ObjectNode atFirst() {
    ObjectNode settings = empty();
    for (String whose :
        List.of("CreateDatabaseDefaultPermissions", "CreateTableDefaultPermissions")) {
      ObjectNode everybody = settings.withArrayProperty(whose).addObject();
      everybody.putObject("Principal").put("DataLakePrincipalIdentifier", "IAM_ALLOWED_PRINCIPALS");
      everybody.putArray("Permissions").add("ALL");
    }
    return settings;
  }

  private static ObjectNode empty() {
    ObjectNode settings = LakeCalls.empty();
    for (String list :
        List.of(
            "DataLakeAdmins",
            "ReadOnlyAdmins",
            "CreateDatabaseDefaultPermissions",
            "CreateTableDefaultPermissions",
            "TrustedResourceOwners",
            "ExternalDataFilteringAllowList",
            "AuthorizedSessionTagValueList")) {
      settings.putArray(list);
    }
    settings.putObject("Parameters").put("CROSS_ACCOUNT_VERSION", "1").put("SET_CONTEXT", "TRUE");
    settings.put("AllowExternalDataFiltering", false);
    return settings.put("AllowFullTableExternalDataAccess", false);
  }

  ObjectNode get(Call call) {
    LakeCalls.requireOwn(call.members());
    ObjectNode answer = LakeCalls.empty();
    answer.set("DataLakeSettings", shelf.find(NAME).orElseGet(AccountLake::atFirst));
    return answer;
  }

  /** Puts all of them: what is not given is empty from then on. */
  void put(Call call) {
    LakeCalls.requireOwn(call.members());
    ObjectNode settings = empty();
    ObjectNode given = (ObjectNode) call.members().path("DataLakeSettings");
    given
        .properties()
        .forEach(
            member -> {
              if (member.getKey().equals("Parameters")) {
                settings.withObjectProperty("Parameters").setAll((ObjectNode) member.getValue());
              } else {
                settings.set(member.getKey(), member.getValue());
              }
            });
    shelf.put(NAME, settings);
  }
}
