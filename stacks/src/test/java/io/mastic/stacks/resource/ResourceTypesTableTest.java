package io.mastic.stacks.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.contract.GlueCalls;
import io.mastic.contract.GlueDispatch;
import io.mastic.kernel.access.Authorizer;
import io.mastic.objects.folder.FolderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/stack-types.md says what the tables really are. */
class ResourceTypesTableTest {

  private static final Path FILE = Path.of("../docs/stack-types.md");

  @Test
  void theTableIsTrue(@TempDir Path directory) throws IOException {
    Services services =
        new Services(
            new GlueCalls(new GlueDispatch(List.of()), call -> {}),
            List.of(),
            List.of(),
            new FolderStore(directory),
            Authorizer.EVERYTHING);
    String table = ResourceTypesTable.markdown(ResourceTypes.of(services));
    if (System.getenv("MASTIC_WRITE_DOCS") != null) {
      Files.writeString(FILE, table);
    }
    assertThat(FILE).as("make it anew: run this test with MASTIC_WRITE_DOCS=1").hasContent(table);
    assertThat(table).contains("## AWS::Glue::Job").contains("| Command | in place |");
  }
}
