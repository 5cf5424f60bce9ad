package io.mastic.workflows;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.contract.AwsJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Trigger;

/**
 * The rules across the fields of a trigger, each with the page of the AWS Glue Developer Guide that
 * states it. J stands for an action that runs a job, C for a condition on a job that succeeded.
 */
class TriggerRulesTest {

  private static final String J = "{'JobName':'j'}";
  private static final String C =
      "{'JobName':'before','State':'SUCCEEDED','LogicalOperator':'EQUALS'}";

  private final TriggerRules rules = new TriggerRules(name -> {});

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          aws-glue-api-jobs-trigger | 'Type':'ON_DEMAND','Actions':[]                                              | Actions cannot be null or empty
          aws-glue-api-jobs-trigger | 'Type':'ON_DEMAND','Actions':[{}]                                            | JobName or CrawlerName in an action cannot be null or empty
          aws-glue-api-jobs-trigger | 'Type':'ON_DEMAND','Actions':[{'JobName':'j','CrawlerName':'c'}]             | Both JobName and CrawlerName cannot be set together in an action
          aws-glue-api-jobs-trigger | 'Type':'ON_DEMAND','Actions':[{'CrawlerName':'c','Timeout':3}]               | are for jobs, not for crawlers
          aws-glue-api-jobs-trigger | 'Type':'ON_DEMAND','Actions':[{'CrawlerName':'c','Arguments':{'--a':'b'}}]   | are for jobs, not for crawlers
          aws-glue-api-jobs-trigger | 'Type':'ON_DEMAND','Actions':[{'CrawlerName':'c','NotificationProperty':{'NotifyDelayAfter':1}}] | are for jobs, not for crawlers
          aws-glue-api-jobs-trigger | 'Type':'SCHEDULED','Actions':[J]                                             | Schedule cannot be null or empty
          aws-glue-api-jobs-trigger | 'Type':'SCHEDULED','Actions':[J],'Schedule':' '                              | Schedule cannot be null or empty
          monitor-data-warehouse-schedule | 'Type':'SCHEDULED','Actions':[J],'Schedule':'cron(61 * * * ? *)'       | Invalid schedule expression
          monitor-data-warehouse-schedule | 'Type':'SCHEDULED','Actions':[J],'Schedule':'every day'                | Invalid schedule expression
          aws-glue-api-jobs-trigger | 'Type':'CONDITIONAL','Actions':[J]                                           | Predicate cannot be null or empty
          aws-glue-api-jobs-trigger | 'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Conditions':[]}             | Predicate cannot be null or empty
          aws-glue-api-jobs-trigger | 'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Conditions':[C,C]}          | Logical cannot be null or empty
          aws-glue-api-jobs-trigger | 'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Conditions':[{'LogicalOperator':'EQUALS','State':'FAILED'}]} | JobName or CrawlerName in condition cannot be null or empty
          aws-glue-api-jobs-trigger | 'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Conditions':[{'JobName':'a','CrawlerName':'b','LogicalOperator':'EQUALS','State':'FAILED'}]} | Both JobName and CrawlerName cannot be set together in a condition
          aws-glue-api-jobs-trigger | 'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Conditions':[{'JobName':'a','State':'FAILED'}]} | Logical operator cannot be null or empty
          aws-glue-api-jobs-trigger | 'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Conditions':[{'JobName':'a','LogicalOperator':'EQUALS'}]} | State cannot be null or empty, choose from one of the following job state: [SUCCEEDED, STOPPED, FAILED, TIMEOUT]
          aws-glue-api-jobs-trigger | 'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Conditions':[{'JobName':'a','LogicalOperator':'EQUALS','State':'RUNNING'}]} | choose from one of the following job state
          aws-glue-api-jobs-trigger | 'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Conditions':[{'JobName':'a','LogicalOperator':'EQUALS','State':'ERROR'}]} | choose from one of the following job state
          aws-glue-api-jobs-trigger | 'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Conditions':[{'CrawlerName':'a','LogicalOperator':'EQUALS'}]} | CrawlState cannot be null or empty, choose from one of the following crawl state: [SUCCEEDED, FAILED, CANCELLED]
          aws-glue-api-jobs-trigger | 'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Conditions':[{'CrawlerName':'a','LogicalOperator':'EQUALS','State':'SUCCEEDED'}]} | CrawlState cannot be null or empty
          aws-glue-api-jobs-trigger | 'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Conditions':[{'CrawlerName':'a','LogicalOperator':'EQUALS','CrawlState':'RUNNING'}]} | choose from one of the following crawl state
          aws-glue-api-jobs-trigger | 'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Conditions':[{'JobName':'a','LogicalOperator':'EQUALS','State':'FAILED','CrawlState':'FAILED'}]} | they cannot be set together
          about-triggers            | 'Type':'CONDITIONAL','Actions':[{'JobName':'before'}],'Predicate':{'Conditions':[C]} | Job cannot be a Predicate and Action for Conditional Trigger.
          starting-workflow-eventbridge | 'Type':'EVENT','Actions':[J]                                             | must belong to a workflow
          """)
  void whatIsAgainstARuleIsRefused(String page, String members, String text) {
    assertThatThrownBy(() -> rules.check(trigger(members)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'Type':'ON_DEMAND','Actions':[J,{'CrawlerName':'c'}]
          'Type':'SCHEDULED','Actions':[{'JobName':'j','Timeout':3,'Arguments':{'--a':'b'}}],'Schedule':'cron(15 12 * * ? *)'
          'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Conditions':[C]}
          'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Logical':'ANY','Conditions':[C,{'CrawlerName':'c','CrawlState':'CANCELLED','LogicalOperator':'EQUALS'}]}
          'Type':'CONDITIONAL','Actions':[J],'Predicate':{'Conditions':[C]},'EventBatchingCondition':{'BatchSize':1,'BatchWindow':900}
          'Type':'EVENT','WorkflowName':'w','Actions':[J],'EventBatchingCondition':{'BatchSize':2,'BatchWindow':900}
          """)
  void whatIsJustWithinIsTaken(String members) {
    assertThatCode(() -> rules.check(trigger(members))).doesNotThrowAnyException();
  }

  private static Trigger trigger(String members) {
    String json = "{'Name':'t'," + members.replaceAll("\\bJ\\b", J).replaceAll("\\bC\\b", C) + "}";
    return AwsJson.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Trigger.builder())
        .build();
  }
}
