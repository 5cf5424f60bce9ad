package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.expiry.Expiry;
import io.mastic.neighbours.metrics.CloudWatch;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** CloudWatch's metrics on each database. */
abstract class MetricsContract extends ServiceContract {

  private static final String DIMENSIONS =
      "'Dimensions':[{'Name':'JobName','Value':'j'},{'Name':'Type','Value':'count'}]";

  MetricsContract() {
    super("monitoring", "GraniteServiceVersion20100801");
  }

  private long now() {
    return aws.clock.instant().getEpochSecond();
  }

  private String span(int from, int until) {
    return "'StartTime':" + (now() + from) + ",'EndTime':" + (now() + until);
  }

  private void put(String name, int seconds, String value) {
    done(
        "PutMetricData",
        "{'Namespace':'Glue','MetricData':[{'MetricName':'"
            + name
            + "',"
            + DIMENSIONS
            + ",'Timestamp':"
            + (now() + seconds)
            + ","
            + value
            + "}]}");
  }

  private JsonNode statistics(String more) {
    return done(
        "GetMetricStatistics",
        "{'Namespace':'Glue','MetricName':'m'," + DIMENSIONS + "," + more + "}");
  }

  @Test
  void valuesAreSummedUpByPeriods() {
    put("m", -130, "'Value':2,'Unit':'Bytes'");
    put("m", -125, "'Values':[1,4],'Counts':[1,2],'Unit':'Bytes'");
    put("m", -10, "'StatisticValues':{'SampleCount':2,'Sum':6,'Minimum':1,'Maximum':5}");
    JsonNode minutes =
        statistics(
            span(-600, 60)
                + ",'Period':60,'Statistics':['Sum','Average','Minimum','Maximum','SampleCount']");
    assertThat(minutes.path("Label").asText()).isEqualTo("m");
    assertThat(minutes.path("Datapoints")).hasSize(2);
    JsonNode first = minutes.at("/Datapoints/0");
    assertThat(first.path("Timestamp").asLong()).isEqualTo(now() - 180);
    assertThat(first.path("Sum").asDouble()).isEqualTo(11);
    assertThat(first.path("Average").asDouble()).isEqualTo(2.75);
    assertThat(first.path("Minimum").asDouble()).isEqualTo(1);
    assertThat(first.path("Maximum").asDouble()).isEqualTo(4);
    assertThat(first.path("SampleCount").asDouble()).isEqualTo(4);
    assertThat(first.path("Unit").asText()).isEqualTo("Bytes");
    JsonNode whole = statistics(span(-600, 60) + ",'Period':3600,'Statistics':['Sum']");
    assertThat(whole.path("Datapoints")).hasSize(1);
    assertThat(
            statistics(span(-600, 60) + ",'Period':600,'Statistics':['Sum'],'Unit':'Bytes'")
                .path("Datapoints"))
        .hasSize(1);
    String query =
        "'MetricDataQueries':[{'Id':'q','MetricStat':{'Period':60,'Stat':'Sum','Metric':{"
            + "'Namespace':'Glue','MetricName':'m',"
            + DIMENSIONS
            + "}}}],"
            + span(-600, 60);
    JsonNode data = done("GetMetricData", "{" + query + "}").at("/MetricDataResults/0");
    assertThat(data.path("Values")).extracting(JsonNode::asDouble).containsExactly(6.0, 11.0);
    assertThat(data.path("StatusCode").asText()).isEqualTo("Complete");
    JsonNode page = done("GetMetricData", "{" + query + ",'MaxDatapoints':1}");
    assertThat(page.at("/MetricDataResults/0/Values/0").asDouble()).isEqualTo(6);
    assertThat(page.at("/MetricDataResults/0/StatusCode").asText()).isEqualTo("PartialData");
    String token = ",'NextToken':'" + page.path("NextToken").asText() + "'";
    JsonNode rest = done("GetMetricData", "{" + query + ",'MaxDatapoints':1" + token + "}");
    assertThat(rest.at("/MetricDataResults/0/Values/0").asDouble()).isEqualTo(11);
    assertThat(rest.has("NextToken")).isFalse();
  }

  @Test
  void metricsAreListedByWhatNamesThem() {
    put("one", 0, "'Value':1");
    put("two", -86400, "'Value':1");
    assertThat(done("ListMetrics", "{}").path("Metrics")).hasSize(2);
    JsonNode one = done("ListMetrics", "{'MetricName':'one'}").path("Metrics");
    assertThat(one).hasSize(1);
    assertThat(one.at("/0/Dimensions/1/Value").asText()).isEqualTo("count");
    assertThat(done("ListMetrics", "{'RecentlyActive':'PT3H'}").path("Metrics")).hasSize(1);
    assertThat(done("ListMetrics", "{'Dimensions':[{'Name':'Type'}]}").path("Metrics")).hasSize(2);
    assertThat(done("ListMetrics", "{'Dimensions':[{'Name':'Type','Value':'x'}]}").path("Metrics"))
        .isEmpty();
    assertThat(done("ListMetrics", "{'Namespace':'Other'}").path("Metrics")).isEmpty();
    assertThat(refusal("ListMetrics", "{'NextToken':'x'}")).isEqualTo("400 InvalidNextToken");
  }

  @Test
  void whatIsWrongIsSaid() {
    String data = "'MetricData':[{'MetricName':'m'";
    assertThat(refusal("PutMetricData", "{'Namespace':'AWS/Glue'," + data + ",'Value':1}]}"))
        .isEqualTo("400 InvalidParameterValueException");
    assertThat(refusal("PutMetricData", "{'Namespace':'G'}"))
        .isEqualTo("400 MissingRequiredParameterException");
    assertThat(refusal("PutMetricData", "{'Namespace':'G'," + data + "}]}"))
        .isEqualTo("400 MissingRequiredParameterException");
    assertThat(refusal("PutMetricData", "{'Namespace':'G'," + data + ",'Value':1,'Values':[1]}]}"))
        .isEqualTo("400 InvalidParameterCombinationException");
    assertThat(refusal("PutMetricData", "{'Namespace':'G'," + data + ",'Value':1,'Timestamp':1}]}"))
        .isEqualTo("400 InvalidParameterValueException");
    String asked = "{'Namespace':'G','MetricName':'m','Statistics':['Sum'],";
    assertThat(refusal("GetMetricStatistics", asked + span(0, 0) + ",'Period':60}"))
        .isEqualTo("400 InvalidParameterValueException");
    assertThat(refusal("GetMetricStatistics", asked + span(-60, 0) + ",'Period':61}"))
        .isEqualTo("400 InvalidParameterValueException");
    assertThat(refusal("GetMetricStatistics", asked + span(-864000, 0) + ",'Period':60}"))
        .isEqualTo("400 InvalidParameterCombinationException");
    String expression = "{'MetricDataQueries':[{'Id':'q','Expression':'a+b'}]," + span(-60, 0);
    assertThat(refusal("GetMetricData", expression + "}")).isEqualTo("501 NotImplemented");
    assertThat(refusal("PutMetricAlarm", "{}")).isEqualTo("501 NotImplemented");
  }

  @Test
  void whatIsOldGoes() {
    put("old", 0, "'Value':1");
    SettableClock later = new SettableClock(aws.clock.instant().plus(Duration.ofDays(16)));
    Expiry expiry = CloudWatch.expiry(later);
    while (aws.db.write(h -> expiry.expire(h, Instant.MAX, 100)) > 0) {
      // until nothing is left
    }
    assertThat(done("ListMetrics", "{}").path("Metrics")).isEmpty();
    assertThat(column("SELECT id FROM metric WHERE region = ?")).isEmpty();
  }
}
