package io.mastic.runtime.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.option.KnownOption.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No option that AWS documents for files passes in silence. */
class KnownOptionsTest {

  private static final Path SOURCES = Path.of("src/main/java");

  static Stream<KnownOption> every() {
    return KnownOptions.all().stream();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3 source | paths exclusions compressionType compression groupFiles groupSize recurse"
            + " maxBand maxFilesInBand isFailFast catalogPartitionPredicate partitionKeys"
            + " excludeStorageClasses boundedFiles boundedSize useS3ListImplementation",
        "s3 sink | path partitionKeys compression enableUpdateCatalog updateBehavior",
        "any format | attachFilename attachTimestamp",
        "csv | separator escaper quoteChar multiLine withHeader writeHeader skipFirst"
            + " optimizePerformance strictCheckForQuoting",
        "json | jsonPath multiLine optimizePerformance withSchema",
        "parquet | useGlueParquetWriter compression blockSize pageSize",
        "avro | version",
        "groklog | logFormat customPatterns MISSING LineCount StrictMode",
        "kafka source | connectionName bootstrap.servers security.protocol topicName assign"
            + " subscribePattern classification delimiter startingOffsets startingTimestamp"
            + " endingOffsets pollTimeoutMs numRetries retryIntervalMs maxOffsetsPerTrigger"
            + " minPartitions includeHeaders schema inferSchema avroSchema addRecordTimestamp"
            + " emitConsumerLagMetrics",
        "kinesis source | streamARN streamName endpointUrl classification delimiter"
            + " startingPosition failOnDataLoss awsSTSRoleARN awsSTSSessionName awsSTSEndpoint"
            + " maxFetchTimeInMs maxFetchRecordsPerShard maxRecordPerRead addIdleTimeBetweenReads"
            + " idleTimeBetweenReadsInMs describeShardInterval numRetries retryIntervalMs"
            + " maxRetryIntervalMs avoidEmptyBatches schema inferSchema avroSchema"
            + " addRecordTimestamp emitConsumerLagMetrics fanoutConsumerARN",
        "dynamodb source | dynamodb.input.tableName dynamodb.throughput.read.percent"
            + " dynamodb.splits dynamodb.sts.roleArn dynamodb.sts.roleSessionName dynamodb.export"
            + " dynamodb.tableArn dynamodb.unnestDDBJson dynamodb.simplifyDDBJson"
            + " dynamodb.s3.bucket dynamodb.s3.prefix dynamodb.s3.bucketOwner",
        "dynamodb sink | dynamodb.output.tableName dynamodb.throughput.write.percent"
            + " dynamodb.output.numParallelTasks dynamodb.output.retry dynamodb.sts.roleArn"
            + " dynamodb.sts.roleSessionName",
        "mongodb | connectionName connection.uri username password database collection ssl"
            + " ssl.domain_match disableUpdateUri retryWrites batchSize partitioner"
            + " partitionerOptions.partitionSizeMB partitionerOptions.partitionKey"
            + " partitionerOptions.samplesPerPartition partitionerOptions.numberOfPartitions"
            + " extendedBsonTypes replaceDocument maxBatchSize forceInsert ordered",
        "opensearch | connectionName secretId opensearch.resource opensearch.aws.sigv4.enabled"
            + " pushdown",
        "purge | retentionPeriod partitionPredicate excludeStorageClasses manifestFilePath",
        "sample | maxSamplePartitions maxSampleFilesPerPartition",
        "custom.spark | className connectionName secretId",
        "snowflake | url connectionName secretId",
        "jdbc | url dbtable user password redshiftTmpDir customJdbcDriverS3Path"
            + " customJdbcDriverClassName bulkSize hashfield hashexpression hashpartitions"
            + " sampleQuery enablePartitioningForSampleQuery sampleSize useConnectionProperties"
            + " connectionName jobBookmarkKeys jobBookmarkKeysSortOrder aws_iam_user className"
            + " secretId query filterPredicate dataTypeMapping"
      })
  void theGuidesPagesAreInTheTable(String place, String names) {
    assertThat(every().filter(option -> option.place().equals(place)))
        .extracting(KnownOption::name)
        .contains(names.split(" "));
  }

  /** Few names, some of them in two places: with the arguments of jobs there are some more. */
  @Test
  void fewHaveNoEffect() {
    Set<String> names =
        every()
            .filter(option -> option.effect() == Effect.NONE)
            .map(KnownOption::name)
            .collect(Collectors.toSet());
    assertThat(names)
        .containsExactlyInAnyOrder(
            "useS3ListImplementation",
            "optimizePerformance",
            "batchSize",
            // One thing under five names: where Redshift stages.
            "redshiftTmpDir",
            "tempdir",
            "aws_iam_role",
            "aws_iam_user",
            "forward_spark_s3_credentials");
  }

  @ParameterizedTest
  @MethodSource("every")
  void eachActsOrSaysThatItDoesNot(KnownOption option) throws IOException {
    List<String> log = new ArrayList<>();
    Options given = new Options(Map.of(option.name(), "x"));
    if (option.effect() == Effect.REFUSED) {
      assertThatThrownBy(() -> KnownOptions.heed(given, log::add, option.place()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(option.name())
          .hasMessageContaining(option.words());
      return;
    }
    KnownOptions.heed(given, log::add, option.place());
    KnownOptions.heed(given, log::add, option.place());
    if (option.effect() == Effect.NONE) {
      assertThat(log).singleElement().asString().contains(option.name(), option.words());
      return;
    }
    assertThat(log).isEmpty();
    if (option.effect() == Effect.ACTS) {
      assertThat(source(option.words()).toLowerCase(Locale.ROOT))
          .contains('"' + option.name().toLowerCase(Locale.ROOT) + '"');
    }
  }

  private static String source(String simpleName) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return Files.readString(
          files.filter(file -> file.endsWith(simpleName + ".java")).findFirst().orElseThrow());
    }
  }

  @Test
  void whatNobodyKnowsIsSaidOnce() {
    List<String> log = new ArrayList<>();
    Options given = new Options(Map.of("seperator", ";", "callSite", "x"));
    KnownOptions.heed(given, log::add, "csv");
    KnownOptions.heed(given, log::add, "csv");
    assertThat(log)
        .containsExactly(
            "[mastic] the option seperator of csv is none of AWS Glue's, and nothing reads it");
  }

  @Test
  void whatIsSwitchedOffIsNotMissed() {
    List<String> log = new ArrayList<>();
    Options off = new Options(Map.of("maxFilesInBand", "false"));
    KnownOptions.heed(off, log::add, "s3 source");
    assertThat(log).isEmpty();
  }

  @Test
  void avroIsReadAndWrittenWithLogicalTypes() {
    AvroVersion.check(new Options(Map.of("version", "1.8")));
    assertThatThrownBy(() -> AvroVersion.check(new Options(Map.of("version", "1.7"))))
        .hasMessageContaining("version of avro");
  }
}
