package io.mastic.stacks.stack;

import io.mastic.stacks.stack.ExportStore.Export;
import java.util.List;
import java.util.Set;

/**
 * What a nested stack gives, until the stack that it belongs to has been made as a whole.
 *
 * @param under the deployment of that stack which is waited for; empty for none
 * @param imports names of what it takes
 * @param former what it gave before
 */
public record Offer(String under, Gifts now, Set<String> imports, Gifts former) {

  /** Outputs, and what of them others may import. */
  public record Gifts(List<StackOutput> outputs, List<Export> exports) {

    public Gifts {
      outputs = List.copyOf(outputs);
      exports = List.copyOf(exports);
    }
  }

  public Offer {
    imports = Set.copyOf(imports);
  }
}
