package io.mastic.jobs.source;

import static io.mastic.contract.Errors.invalidInput;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SourceControlDetails;

/**
 * Where in a repository a job is.
 *
 * @param folder in which the job has a folder of its own; empty for the repository's root
 * @param commit by its id; null for the branch's newest one
 */
record JobSource(
    String job, String repository, String branch, String folder, @Nullable String commit) {

  /** What a call says; what it leaves out the job knows from the last time. */
  record Said(
      @Nullable String repository,
      @Nullable String branch,
      @Nullable String folder,
      @Nullable String commit) {}

  static JobSource of(String job, Said said, @Nullable SourceControlDetails last) {
    String repository = said.repository();
    String branch = said.branch();
    String folder = said.folder();
    if (last != null) {
      repository = repository == null ? last.repository() : repository;
      branch = branch == null ? last.branch() : branch;
      folder = folder == null ? last.folder() : folder;
    }
    if (repository == null) {
      throw invalidInput("RepositoryName is required.");
    }
    if (branch == null) {
      throw invalidInput("BranchName is required.");
    }
    if (job.contains("/") || job.equals(".") || job.equals("..")) {
      throw invalidInput("A job called " + job + " has no folder in a repository.");
    }
    String within = folder == null ? "" : folder.replaceAll("^/+|/+$", "");
    for (String part : within.split("/", -1)) {
      if (part.equals("..") || part.equals(".") || part.equals(".git")) {
        throw invalidInput("Folder cannot be " + folder + ".");
      }
    }
    return new JobSource(job, repository, branch, within, said.commit());
  }

  /** The job's definition. */
  String definition() {
    return place() + ".json";
  }

  String script() {
    return place() + ".py";
  }

  private String place() {
    return (folder.isEmpty() ? "" : folder + "/") + job + "/" + job;
  }

  SourceControlDetails details(String last) {
    return SourceControlDetails.builder()
        .repository(repository)
        .branch(branch)
        .folder(folder.isEmpty() ? null : folder)
        .lastCommitId(last)
        .build();
  }
}
