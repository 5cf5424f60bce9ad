package io.mastic.jobs.definition;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.contract.AwsJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Job;

/**
 * The rules across the fields of a job, each with the page of the AWS Glue Developer Guide that
 * states it: what is against a rule is refused in words that name it, and what is just within it is
 * taken.
 */
class JobRulesTest {

  @ParameterizedTest(name = "{1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          aws-glue-api-jobs-job | glueetl       | 'WorkerType':'G.1X'                                     | Number of Workers must be set with Worker Type G.1X
          aws-glue-api-jobs-job | glueetl       | 'NumberOfWorkers':2                                     | Worker Type must be set with Number of Workers 2
          aws-glue-api-jobs-job | glueetl       | 'WorkerType':'G.1X','NumberOfWorkers':1                 | Number of Workers must be at least 2, was 1
          aws-glue-api-jobs-job | gluestreaming | 'WorkerType':'G.025X','NumberOfWorkers':1               | Number of Workers must be at least 2, was 1
          aws-glue-api-jobs-job | glueetl       | 'WorkerType':'G.025X','NumberOfWorkers':2               | Worker Type G.025X is for Job Command gluestreaming alone
          aws-glue-api-jobs-job | glueetl       | 'WorkerType':'G.1X','NumberOfWorkers':2,'MaxCapacity':2 | Please do not set Max Capacity
          aws-glue-api-jobs-job | glueetl       | 'WorkerType':'G.1X','MaxCapacity':2                     | Please do not set Max Capacity
          aws-glue-api-jobs-job | glueetl       | 'NumberOfWorkers':2,'MaxCapacity':2                     | Please do not set Max Capacity
          aws-glue-api-jobs-job | glueetl       | 'WorkerType':'G.1X','NumberOfWorkers':2,'AllocatedCapacity':2 | Please do not set Allocated Capacity
          aws-glue-api-jobs-job | glueetl       | 'AllocatedCapacity':2,'MaxCapacity':3                   | only one of Allocated Capacity and Max Capacity
          aws-glue-api-jobs-job | glueetl       | 'MaxCapacity':1                                         | must be a whole number, at least 2
          aws-glue-api-jobs-job | glueetl       | 'MaxCapacity':0.0625                                    | must be a whole number, at least 2
          aws-glue-api-jobs-job | glueetl       | 'MaxCapacity':2.5                                       | must be a whole number, at least 2
          aws-glue-api-jobs-job | gluestreaming | 'MaxCapacity':2.5                                       | must be a whole number, at least 2
          aws-glue-api-jobs-job | glueetl       | 'AllocatedCapacity':1                                   | must be a whole number, at least 2
          aws-glue-api-jobs-job | pythonshell   | 'MaxCapacity':2                                         | must be 0.0625 or 1.0
          aws-glue-api-jobs-job | pythonshell   | 'MaxCapacity':0.5                                       | must be 0.0625 or 1.0
          aws-glue-api-jobs-job | pythonshell   | 'AllocatedCapacity':10                                  | must be 0.0625 or 1.0
          aws-glue-api-jobs-job | pythonshell   | 'WorkerType':'G.1X','NumberOfWorkers':2                 | Worker Type is not supported for Job Command pythonshell
          aws-glue-api-jobs-job | pythonshell   | 'NumberOfWorkers':2                                     | Worker Type is not supported for Job Command pythonshell
          aws-glue-api-jobs-job | pythonshell   | 'ExecutionClass':'FLEX'                                 | ExecutionClass FLEX is for Job Command glueetl alone
          aws-glue-api-jobs-job | gluestreaming | 'ExecutionClass':'FLEX'                                 | ExecutionClass FLEX is for Job Command glueetl alone
          aws-glue-api-jobs-job | glueetl       | 'ExecutionClass':'FLEX','GlueVersion':'2.0'             | ExecutionClass FLEX needs Glue version 3.0 or later, was 2.0
          aws-glue-api-jobs-job | glueetl       | 'ExecutionClass':'FLEX','GlueVersion':'0.9'             | ExecutionClass FLEX needs Glue version 3.0 or later, was 0.9
          aws-glue-api-jobs-job | glueetl       | 'Timeout':10081                                         | Timeout must be at most 10080 minutes (7 days), was 10081
          aws-glue-api-jobs-job | glueetl       | 'Timeout':-1                                            | Timeout must be at most
          aws-glue-api-jobs-job | glueetl       | 'MaxRetries':11                                         | MaxRetries must be between 0 and 10
          aws-glue-api-jobs-job | glueetl       | 'MaxRetries':-1                                         | MaxRetries must be between 0 and 10
          aws-glue-api-jobs-job | glueetl       | 'MaintenanceWindow':'Sun:10'                            | MaintenanceWindow is for Job Command gluestreaming alone
          aws-glue-api-jobs-job | pythonshell   | 'MaintenanceWindow':'Sun:10'                            | MaintenanceWindow is for Job Command gluestreaming alone
          release-notes         | glueetl       | 'GlueVersion':'9.9'                                     | Glue version 9.9 does not exist
          release-notes         | glueetl       | 'GlueVersion':'5.7'                                     | Glue version 5.7 does not exist
          release-notes         | gluestreaming | 'GlueVersion':'4'                                       | Glue version 4 does not exist
          add-job               | glueetl       | 'Command':{'Name':'glueetl'}                            | ScriptLocation of the command cannot be null or empty
          add-job               | pythonshell   | 'Command':{'Name':'pythonshell','ScriptLocation':' '}   | ScriptLocation of the command cannot be null or empty
          add-job               | glueetl       | 'Command':{'Name':'spark','ScriptLocation':'s3://b/s'}  | Unknown job command name spark
          """)
  void whatIsAgainstARuleIsRefused(String page, String kind, String members, String text) {
    assertThatThrownBy(() -> JobRules.check(job(kind, members)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          glueetl       | 'WorkerType':'G.1X','NumberOfWorkers':2
          glueetl       | 'WorkerType':'R.8X','NumberOfWorkers':299
          glueetl       | 'WorkerType':'Standard','NumberOfWorkers':2,'GlueVersion':'1.0'
          gluestreaming | 'WorkerType':'G.025X','NumberOfWorkers':2
          glueetl       | 'MaxCapacity':2
          glueetl       | 'AllocatedCapacity':2
          glueetl       | 'AllocatedCapacity':2,'MaxCapacity':2
          glueetl       | 'AllocatedCapacity':0,'WorkerType':'G.1X','NumberOfWorkers':2
          pythonshell   | 'MaxCapacity':1
          pythonshell   | 'MaxCapacity':0.0625,'GlueVersion':'9.9'
          glueetl       | 'ExecutionClass':'FLEX'
          glueetl       | 'ExecutionClass':'FLEX','GlueVersion':'3.0'
          pythonshell   | 'ExecutionClass':'STANDARD'
          glueetl       | 'Timeout':10080,'MaxRetries':10
          gluestreaming | 'Timeout':0,'MaintenanceWindow':'Sun:10'
          glueetl       | 'GlueVersion':'0.9'
          glueetl       | 'GlueVersion':'6.0'
          """)
  void whatIsJustWithinIsTaken(String kind, String members) {
    assertThatCode(() -> JobRules.check(job(kind, members))).doesNotThrowAnyException();
  }

  @Test
  void aJobNeedsACommand() {
    assertThatThrownBy(() -> JobRules.check(Job.builder().name("j").build()))
        .hasMessageContaining("Command is required");
  }

  @ParameterizedTest
  @CsvSource({"glueetl, 2.0", "gluestreaming, 5.0", "pythonshell, 5.0"})
  void aRunIsOfAClassThatItsJobCanHave(String kind, String version) {
    Job job = job(kind, "'GlueVersion':'" + version + "'");
    assertThatThrownBy(() -> JobRules.checkClass(job, "FLEX"))
        .isInstanceOf(InvalidInputException.class);
    assertThatCode(() -> JobRules.checkClass(job, "STANDARD")).doesNotThrowAnyException();
    assertThatCode(() -> JobRules.checkClass(job, null)).doesNotThrowAnyException();
  }

  private static Job job(String kind, String members) {
    String command = "'Command':{'Name':'" + kind + "','ScriptLocation':'s3://b/s.py'}";
    String rest = members.contains("'Command'") ? members : command + "," + members;
    String json = "{'Name':'j','Role':'r'," + rest + "}";
    return AwsJson.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Job.builder())
        .build();
  }
}
