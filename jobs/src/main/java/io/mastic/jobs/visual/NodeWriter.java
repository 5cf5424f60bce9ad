package io.mastic.jobs.visual;

/** Writes the nodes of one type. */
@FunctionalInterface
interface NodeWriter {

  /**
   * @param variable what the node's result is called
   * @return what it is
   * @throws VisualJobException if it cannot be written
   */
  NodeScript.Output write(VisualNode node, String variable, NodeScript script);

  /** Of types that cannot be made here. */
  static NodeWriter refused(String why) {
    return (node, variable, script) -> {
      throw node.refusal("it is not supported here: " + why);
    };
  }
}
