package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.app.command.KeptMembers;
import io.mastic.app.sweep.ReadMembers;
import io.mastic.contract.Operation;
import io.mastic.contract.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.glue.model.CodeGenConfigurationNode;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Each member of each request that is served, those inside of structures too, is asked for by code,
 * or stands in the list of docs/operations.md with the reason why nothing differs by it. What is
 * inside of a listed structure is listed with it.
 */
class MemberSweepTest {

  private final ReadMembers read = ReadMembers.of(ServerRooms.CLASSES);
  private final Set<String> listed = new TreeSet<>();
  private final Set<String> unread = new TreeSet<>();
  private final Set<Class<?>> seen = new HashSet<>();

  MemberSweepTest() {
    for (KeptMembers.Line line : KeptMembers.lines()) {
      for (String structure : line.structures()) {
        line.members().forEach(member -> listed.add(structure + "." + member));
      }
    }
  }

  @Test
  void eachMemberActsOrIsListed() throws Exception {
    for (String operation : served()) {
      walk(Operations.find(operation).orElseThrow().requestType());
    }
    Set<String> dropped = new TreeSet<>(unread);
    dropped.removeAll(listed);
    assertThat(dropped)
        .as("members that no code asks for: let them act, refuse them, or say why not")
        .isEmpty();
    Set<String> needless = new TreeSet<>(listed);
    needless.removeAll(unread);
    assertThat(needless).as("listed, and asked for or not there at all").isEmpty();
  }

  @Test
  void aMemberThatNoCodeAsksForIsFound() {
    Operation operation = Operations.find("CreateJob").orElseThrow();
    walk(operation.requestType());
    assertThat(unread).contains("CreateJobRequest.Description");
    assertThat(unread).doesNotContain("CreateJobRequest.Role", "JobCommand.ScriptLocation");
    assertThat(seen).hasSize(6);
  }

  private static List<String> served() throws IOException {
    List<String> served =
        Files.readAllLines(Path.of("../docs/operations.md")).stream()
            .filter(line -> line.contains("| done |") || line.contains("| partly |"))
            .map(line -> line.substring(1, line.indexOf('|', 1)).strip())
            .toList();
    assertThat(served).hasSizeGreaterThan(200);
    return served;
  }

  /**
   * Nodes of visual jobs are read by the members' names, and refused where one is left ({@code
   * VisualJobsTest}).
   */
  @SuppressWarnings("unchecked")
  private void walk(Class<?> structure) {
    if (structure == CodeGenConfigurationNode.class || !seen.add(structure)) {
      return;
    }
    Class<? extends SdkPojo> type = (Class<? extends SdkPojo>) structure;
    for (SdkField<?> field : fields(type)) {
      String name = type.getSimpleName() + "." + field.memberName();
      if (!read.contains(type, field)) {
        unread.add(name);
      }
      if (!listed.contains(name)) {
        walkInto(field);
      }
    }
  }

  private void walkInto(SdkField<?> field) {
    if (field.marshallingType().equals(MarshallingType.SDK_POJO)) {
      walk(((Buildable) field.constructor().get()).build().getClass());
    } else if (field.containsTrait(ListTrait.class)) {
      walkInto(field.getTrait(ListTrait.class).memberFieldInfo());
    } else if (field.containsTrait(MapTrait.class)) {
      walkInto(field.getTrait(MapTrait.class).valueFieldInfo());
    }
  }

  private static List<SdkField<?>> fields(Class<? extends SdkPojo> type) {
    try {
      return ((SdkPojo) type.getMethod("builder").invoke(null)).sdkFields();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
