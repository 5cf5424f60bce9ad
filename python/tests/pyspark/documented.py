"""The public names of PySpark 3.5, as its API reference lists them: a line for each owner. Functions of columns are
held against the JVM's own by test_every_function; machine learning and the pandas API are packages of their own."""

MODULES = """
pyspark.accumulators pyspark.broadcast pyspark.conf pyspark.context pyspark.errors pyspark.files pyspark.ml pyspark.ml.feature
pyspark.mllib pyspark.mllib.linalg pyspark.pandas pyspark.profiler pyspark.rdd pyspark.resource pyspark.serializers pyspark.shuffle
pyspark.sql pyspark.sql.avro.functions pyspark.sql.catalog pyspark.sql.column pyspark.sql.conf pyspark.sql.connect pyspark.sql.context
pyspark.sql.dataframe pyspark.sql.functions pyspark.sql.group pyspark.sql.observation pyspark.sql.pandas pyspark.sql.protobuf.functions
pyspark.sql.readwriter pyspark.sql.session pyspark.sql.streaming pyspark.sql.streaming.listener pyspark.sql.streaming.query
pyspark.sql.streaming.readwriter pyspark.sql.streaming.state pyspark.sql.types pyspark.sql.udf pyspark.sql.udtf pyspark.sql.utils
pyspark.sql.window pyspark.status pyspark.statcounter pyspark.storagelevel pyspark.streaming pyspark.streaming.kinesis
pyspark.taskcontext pyspark.testing pyspark.util pyspark.version
"""

NAMES = """
pyspark: Accumulator AccumulatorParam BarrierTaskContext BarrierTaskInfo BasicProfiler Broadcast HiveContext InheritableThread
  MarshalSerializer CPickleSerializer Profiler RDD RDDBarrier Row SQLContext SparkConf SparkContext SparkFiles SparkJobInfo SparkStageInfo
  StatusTracker StorageLevel TaskContext inheritable_thread_target
pyspark.util: VersionUtils
pyspark.errors: AnalysisException ArithmeticException ArrayIndexOutOfBoundsException DateTimeException IllegalArgumentException
  NumberFormatException ParseException PySparkAssertionError PySparkAttributeError PySparkException PySparkImportError PySparkIndexError
  PySparkNotImplementedError PySparkPicklingError PySparkRuntimeError PySparkTypeError PySparkValueError PythonException
  QueryExecutionException SessionNotSameException SparkNoSuchElementException SparkRuntimeException SparkUpgradeException
  StreamingQueryException TempTableAlreadyExistsException UnknownException UnsupportedOperationException
pyspark.errors.PySparkException: getErrorClass getMessageParameters getSqlState
pyspark.sql: Catalog Column DataFrame DataFrameNaFunctions DataFrameReader DataFrameStatFunctions DataFrameWriter DataFrameWriterV2
  GroupedData HiveContext Observation PandasCogroupedOps Row SQLContext SparkSession UDFRegistration UDTFRegistration Window WindowSpec
pyspark.sql.types: ArrayType BinaryType BooleanType ByteType CharType DataType DateType DayTimeIntervalType DecimalType DoubleType FloatType
  IntegerType LongType MapType NullType ShortType StringType StructField StructType TimestampNTZType TimestampType VarcharType
pyspark.sql.streaming: DataStreamReader DataStreamWriter StreamingQuery StreamingQueryListener StreamingQueryManager
pyspark.resource: ExecutorResourceRequest ExecutorResourceRequests ResourceInformation ResourceProfile ResourceProfileBuilder
  TaskResourceRequest TaskResourceRequests
pyspark.testing: assertDataFrameEqual assertSchemaEqual
pyspark.sql.avro.functions: from_avro to_avro
pyspark.sql.protobuf.functions: from_protobuf to_protobuf
pyspark.SparkContext: PACKAGE_EXTENSIONS accumulator addArchive addFile addJobTag addPyFile applicationId binaryFiles binaryRecords
  broadcast cancelAllJobs cancelJobGroup cancelJobsWithTag clearJobTags defaultMinPartitions defaultParallelism dump_profiles emptyRDD
  getCheckpointDir getConf getJobTags getLocalProperty getOrCreate hadoopFile hadoopRDD listArchives listFiles newAPIHadoopFile
  newAPIHadoopRDD parallelize pickleFile range removeJobTag resources runJob sequenceFile setCheckpointDir setInterruptOnCancel
  setJobDescription setJobGroup setLocalProperty setLogLevel setSystemProperty show_profiles sparkUser startTime statusTracker stop
  textFile uiWebUrl union version wholeTextFiles
pyspark.RDD: aggregate aggregateByKey barrier cache cartesian checkpoint cleanShuffleDependencies coalesce cogroup collect collectAsMap
  collectWithJobGroup combineByKey context count countApprox countApproxDistinct countByKey countByValue distinct filter first flatMap
  flatMapValues fold foldByKey foreach foreachPartition fullOuterJoin getCheckpointFile getNumPartitions getResourceProfile
  getStorageLevel glom groupBy groupByKey groupWith histogram id intersection isCheckpointed isEmpty isLocallyCheckpointed join keyBy
  keys leftOuterJoin localCheckpoint lookup map mapPartitions mapPartitionsWithIndex mapPartitionsWithSplit mapValues max mean meanApprox
  min name partitionBy persist pipe randomSplit reduce reduceByKey reduceByKeyLocally repartition repartitionAndSortWithinPartitions
  rightOuterJoin sample sampleByKey sampleStdev sampleVariance saveAsHadoopDataset saveAsHadoopFile saveAsNewAPIHadoopDataset
  saveAsNewAPIHadoopFile saveAsPickleFile saveAsSequenceFile saveAsTextFile setName sortBy sortByKey stats stdev subtract subtractByKey
  sum sumApprox take takeOrdered takeSample toDF toDebugString toLocalIterator top treeAggregate treeReduce union unpersist values
  variance withResources zip zipWithIndex zipWithUniqueId
pyspark.Broadcast: destroy dump load load_from_path unpersist value
pyspark.Accumulator: add value
pyspark.AccumulatorParam: addInPlace zero
pyspark.SparkConf: contains get getAll set setAll setAppName setExecutorEnv setIfMissing setMaster setSparkHome toDebugString
pyspark.SparkFiles: get getRootDirectory
pyspark.StorageLevel: DISK_ONLY DISK_ONLY_2 DISK_ONLY_3 MEMORY_AND_DISK MEMORY_AND_DISK_2 MEMORY_AND_DISK_DESER MEMORY_ONLY MEMORY_ONLY_2
  OFF_HEAP
pyspark.TaskContext: attemptNumber cpus get getLocalProperty partitionId resources stageId taskAttemptId
pyspark.StatusTracker: getActiveJobsIds getActiveStageIds getJobIdsForGroup getJobInfo getStageInfo
pyspark.sql.SparkSession: active builder catalog conf createDataFrame getActiveSession newSession range read readStream sparkContext sql stop
  streams table udf udtf version addArtifact addArtifacts addTag clearTags client copyFromLocalToFs getTags interruptAll
  interruptOperation interruptTag removeTag
pyspark.sql.Catalog: cacheTable clearCache createExternalTable createTable currentCatalog currentDatabase databaseExists
  dropGlobalTempView dropTempView functionExists getDatabase getFunction getTable isCached listCatalogs listColumns listDatabases
  listFunctions listTables recoverPartitions refreshByPath refreshTable registerFunction setCurrentCatalog setCurrentDatabase
  tableExists uncacheTable
pyspark.sql.Column: alias asc asc_nulls_first asc_nulls_last astype between bitwiseAND bitwiseOR bitwiseXOR cast contains desc
  desc_nulls_first desc_nulls_last dropFields endswith eqNullSafe getField getItem ilike isNotNull isNull isin like name otherwise over
  rlike startswith substr when withField
pyspark.sql.DataFrame: agg alias approxQuantile cache checkpoint coalesce colRegex collect columns corr count cov createGlobalTempView
  createOrReplaceGlobalTempView createOrReplaceTempView createTempView crossJoin crosstab cube describe distinct drop dropDuplicates
  dropDuplicatesWithinWatermark drop_duplicates dropna dtypes exceptAll explain fillna filter first foreach foreachPartition freqItems
  groupBy groupby head hint inputFiles intersect intersectAll isEmpty isLocal isStreaming join limit localCheckpoint mapInArrow
  mapInPandas melt na observe offset orderBy pandas_api persist printSchema randomSplit rdd registerTempTable repartition
  repartitionByRange replace rollup sameSemantics sample sampleBy schema select selectExpr semanticHash show sort sortWithinPartitions
  sparkSession stat storageLevel subtract summary tail take to toDF toJSON toLocalIterator toPandas to_koalas to_pandas_on_spark transform
  union unionAll unionByName unpersist unpivot where withColumn withColumnRenamed withColumns withColumnsRenamed withMetadata
  withWatermark write writeStream writeTo
pyspark.sql.DataFrameNaFunctions: drop fill replace
pyspark.sql.DataFrameStatFunctions: approxQuantile corr cov crosstab freqItems sampleBy
pyspark.sql.DataFrameReader: csv format jdbc json load option options orc parquet schema table text
pyspark.sql.DataFrameWriter: bucketBy csv format insertInto jdbc json mode option options orc parquet partitionBy save saveAsTable sortBy text
pyspark.sql.DataFrameWriterV2: append create createOrReplace option options overwrite overwritePartitions partitionedBy replace
  tableProperty using
pyspark.sql.GroupedData: agg apply applyInPandas applyInPandasWithState avg cogroup count max mean min pivot sum
pyspark.sql.Observation: get
pyspark.sql.Row: asDict
pyspark.sql.UDFRegistration: register registerJavaFunction registerJavaUDAF
pyspark.sql.udtf.UDTFRegistration: register
pyspark.sql.udtf.UserDefinedTableFunction: asDeterministic returnType
pyspark.sql.udf.UserDefinedFunction: asNondeterministic returnType
pyspark.sql.Window: currentRow orderBy partitionBy rangeBetween rowsBetween unboundedFollowing unboundedPreceding
pyspark.sql.WindowSpec: orderBy partitionBy rangeBetween rowsBetween
pyspark.sql.conf.RuntimeConfig: get isModifiable set unset
pyspark.sql.streaming.DataStreamReader: csv format json load option options orc parquet schema table text
pyspark.sql.streaming.DataStreamWriter: foreach foreachBatch format option options outputMode partitionBy queryName start toTable trigger
pyspark.sql.streaming.StreamingQuery: awaitTermination exception explain id isActive lastProgress name processAllAvailable recentProgress
  runId status stop
pyspark.sql.streaming.StreamingQueryManager: active addListener awaitAnyTermination get removeListener resetTerminated
pyspark.sql.streaming.StreamingQueryListener: onQueryIdle onQueryProgress onQueryStarted onQueryTerminated
pyspark.sql.types.DataType: fromInternal json jsonValue needConversion simpleString toInternal typeName
pyspark.sql.types.StructType: add fieldNames fromJson json
"""


def names():
    """Pairs of an owner's full name and a name that it has."""
    owner = ""
    for line in NAMES.strip().splitlines():
        head, _, rest = line.partition(": ")
        if not line.startswith(" "):
            owner, line = head, rest
        for name in line.split():
            yield owner, name
