package io.mastic.neighbours.iam;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Page;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryFace.Action;
import io.mastic.neighbours.query.XmlElements;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** IAM's actions on instance profiles. */
final class InstanceProfileActions {

  private static final String NAME = "InstanceProfileName";

  private final InstanceProfiles profiles;
  private final Clock clock;

  InstanceProfileActions(InstanceProfiles profiles, Clock clock) {
    this.profiles = profiles;
    this.clock = clock;
  }

  Map<String, Action> actions() {
    return Map.ofEntries(
        Map.entry("CreateInstanceProfile", this::create),
        Map.entry(
            "GetInstanceProfile", (call, xml) -> profile(xml, profiles.load(call.text(NAME)))),
        Map.entry("ListInstanceProfiles", this::list),
        Map.entry("ListInstanceProfilesForRole", this::listOfRole),
        Map.entry(
            "AddRoleToInstanceProfile",
            (call, xml) -> profiles.add(call.text(NAME), call.text("RoleName"))),
        Map.entry(
            "RemoveRoleFromInstanceProfile",
            (call, xml) -> profiles.remove(call.text(NAME), call.text("RoleName"))),
        Map.entry("DeleteInstanceProfile", (call, xml) -> profiles.delete(call.text(NAME))),
        Map.entry("TagInstanceProfile", this::tag),
        Map.entry("UntagInstanceProfile", this::untag),
        Map.entry("ListInstanceProfileTags", this::listTags));
  }

  private void create(QueryCall call, XmlElements result) {
    String name = IamRules.name("instanceProfileName", call.text(NAME), 128);
    String path = IamRules.path(call.find("Path").orElse("/"));
    IamIdentity identity =
        new IamIdentity(
            name,
            path,
            Roles.idOf("AIPA", Caller.current().account() + "/" + name),
            clock.millis());
    InstanceProfile profile =
        new InstanceProfile(identity, new TreeMap<>(IamRules.tags(call.pairs("Tags"))));
    profiles.create(profile);
    profile(result, profile);
  }

  private void list(QueryCall call, XmlElements result) {
    Page<InstanceProfile> page =
        profiles.list(call.find("PathPrefix").orElse("/"), Pages.after(call), Pages.limit(call));
    result.list("InstanceProfiles", page.items(), this::members);
    Pages.end(result, page);
  }

  private void listOfRole(QueryCall call, XmlElements result) {
    Page<InstanceProfile> page =
        profiles.of(call.text("RoleName"), Pages.after(call), Pages.limit(call));
    result.list("InstanceProfiles", page.items(), this::members);
    Pages.end(result, page);
  }

  private void tag(QueryCall call, XmlElements result) {
    Map<String, String> tags = IamRules.tags(call.pairs("Tags"));
    if (tags.isEmpty()) {
      throw QueryException.missing("Tags");
    }
    profiles.update(
        call.text(NAME),
        profile -> {
          InstanceProfile tagged = profile.tagged(tags);
          IamRules.tags(tagged.tags());
          return tagged;
        });
  }

  private void untag(QueryCall call, XmlElements result) {
    List<String> keys = call.list("TagKeys");
    profiles.update(call.text(NAME), profile -> profile.untagged(keys));
  }

  private void listTags(QueryCall call, XmlElements result) {
    Pages.tags(call, result, profiles.load(call.text(NAME)).tags());
  }

  private void profile(XmlElements result, InstanceProfile profile) {
    result.element("InstanceProfile", xml -> members(xml, profile));
  }

  private void members(XmlElements xml, InstanceProfile profile) {
    xml.text("Path", profile.identity().path())
        .text("InstanceProfileName", profile.name())
        .text("InstanceProfileId", profile.identity().id())
        .text("Arn", profile.arn(Caller.current().account()))
        .text("CreateDate", profile.identity().created());
    xml.list("Roles", profiles.role(profile.name()).stream().toList(), RoleActions::members);
    AnswerPieces.tags(xml, profile.tags());
  }
}
