package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.Caller;
import io.mastic.kernel.access.AccessDeniedException;
import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer;
import io.mastic.objects.folder.FolderStore;
import io.mastic.wire.json.JsonService;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blueprints reach nothing that their caller may not. */
class PermittedBlueprintsTest {

  private static final Caller CALLER =
      new Caller(Caller.DEFAULT_ACCOUNT, "us-east-1", "arn:aws:iam::000000000000:role/r");

  @TempDir Path directory;
  private final List<String> asked = new ArrayList<>();
  private final List<String> called = new ArrayList<>();
  private Authorizer.Decision decision = Authorizer.Decision.ALLOWED;
  private PermittedBlueprints errands;

  private Authorizer.Decision decide(Ask ask) {
    asked.add(ask.action() + " " + ask.resources());
    return decision;
  }

  private final JsonService glue =
      new JsonService() {
        @Override
        public String targetPrefix() {
          return "AWSGlue";
        }

        @Override
        public String service() {
          return "glue";
        }

        @Override
        public byte[] call(String operation, byte[] body) {
          PermittedBlueprintsTest.this
              .errands
              .authorizer()
              .check(new Ask(Caller.current(), "glue", operation, List.of()));
          called.add(operation);
          return new byte[0];
        }
      };

  @BeforeEach
  void open() {
    FolderStore objects = new FolderStore(directory, Clock.systemUTC());
    errands = new PermittedBlueprints(this::decide, objects, () -> glue);
  }

  private void as(Runnable work) {
    CALLER.run(work);
  }

  @Test
  void archivesAreReadByWhoMayReadThem() {
    assertThatThrownBy(() -> as(() -> errands.fetch("s3://b/k.zip", 9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unable to access object at location s3://b/k.zip: NoSuchBucket");
    decision = Authorizer.Decision.NOT_ALLOWED;
    assertThatThrownBy(() -> as(() -> errands.fetch("s3://b/k.zip", 9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Access denied on object at location s3://b/k.zip");
    assertThat(asked).containsOnly("s3:GetObject [arn:aws:s3:::b/k.zip]").hasSize(2);
  }

  @Test
  void aRoleIsPassedByWhoMayPassIt() {
    String arn = "arn:aws:iam::000000000000:role/other";
    as(() -> errands.passRole(arn));
    decision = Authorizer.Decision.FORBIDDEN;
    assertThatThrownBy(() -> as(() -> errands.passRole(arn)))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(asked).containsOnly("iam:PassRole [" + arn + "]").hasSize(2);
  }

  @Test
  void whatARoleMayNotIsARefusalInWords() {
    as(() -> errands.call("CreateJob", "{}"));
    decision = Authorizer.Decision.NOT_ALLOWED;
    assertThatThrownBy(() -> as(() -> errands.call("CreateTrigger", "{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("role/r is not authorized to perform: glue:CreateTrigger");
    assertThat(called).containsExactly("CreateJob");
  }
}
