package io.mastic.conformance.chaos;

/** Something that must not be: of a run, a request, a crawler, a workflow, a task. */
record Finding(String subject, String what) {

  @Override
  public String toString() {
    return subject + ": " + what;
  }
}
