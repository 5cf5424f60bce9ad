package io.mastic.jobs.visual;

/** Why no script can be made of a graph; the message names the node. */
public final class VisualJobException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  VisualJobException(String message) {
    super(message);
  }
}
