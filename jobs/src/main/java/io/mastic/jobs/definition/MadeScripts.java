package io.mastic.jobs.definition;

import static io.mastic.contract.Errors.invalidInput;

import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.parameter.Parameters;
import io.mastic.jobs.visual.VisualJobException;
import io.mastic.jobs.visual.VisualJobs;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Uri;
import java.util.Set;
import software.amazon.awssdk.services.glue.model.Job;

/** The scripts of visual jobs, which are made anew with every change of a job's nodes. */
public final class MadeScripts {

  private final ScriptFolder folder;

  public MadeScripts(ScriptFolder folder) {
    this.folder = folder;
  }

  /** Where scripts are, for who asks for them. */
  public interface ScriptFolder {

    /**
     * @throws ObjectStoreException if it cannot be
     */
    void put(S3Uri place, String script);

    /**
     * @throws ObjectStoreException if there is none
     */
    String text(S3Uri place);
  }

  /**
   * Writes the script of a visual job to its location; nothing for another job.
   *
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException naming the node that
   *     cannot be done
   */
  void write(Job job) {
    if (job.codeGenConfigurationNodes().isEmpty()) {
      return;
    }
    Parameters arguments = Parameters.of(job.defaultArguments());
    JobKind kind = JobRules.kind(job.command().name());
    if (!kind.spark() || arguments.isScala()) {
      throw invalidInput(
          "CodeGenConfigurationNodes are for jobs of glueetl and gluestreaming in Python alone");
    }
    String location = job.command().scriptLocation();
    try {
      if (VisualJobs.isStreaming(job.codeGenConfigurationNodes())
          != (kind == JobKind.GLUESTREAMING)) {
        throw invalidInput(
            "Nodes over a stream are for jobs of gluestreaming, and such jobs for them alone");
      }
      String script =
          VisualJobs.script(job.codeGenConfigurationNodes(), Set.copyOf(arguments.extraPyFiles()));
      folder.put(S3Uri.parse(location), script);
    } catch (VisualJobException | IllegalArgumentException e) {
      throw invalidInput(String.valueOf(e.getMessage()));
    } catch (ObjectStoreException e) {
      throw invalidInput(
          "The script cannot be written to " + location + ": " + e.code() + ": " + e.getMessage());
    }
  }
}
