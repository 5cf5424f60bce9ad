package io.mastic.crawlers.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.JDBCType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types of databases as Hive's, as the drivers of each tell them. */
class HiveTypesTest {

  @ParameterizedTest
  @CsvSource({
    "POSTGRESQL, BIT,       bool,        1,  0,   boolean",
    "POSTGRESQL, BIT,       bit,         8,  0,   string",
    "POSTGRESQL, SMALLINT,  int2,        5,  0,   smallint",
    "POSTGRESQL, INTEGER,   serial,      10, 0,   int",
    "POSTGRESQL, BIGINT,    int8,        19, 0,   bigint",
    "POSTGRESQL, REAL,      float4,      8,  8,   float",
    "POSTGRESQL, DOUBLE,    float8,      17, 17,  double",
    "POSTGRESQL, NUMERIC,   numeric,     10, 2,   'decimal(10,2)'",
    "POSTGRESQL, NUMERIC,   numeric,     0,  0,   'decimal(38,18)'",
    "POSTGRESQL, NUMERIC,   numeric,     5,  -2,  'decimal(7,0)'",
    "POSTGRESQL, NUMERIC,   numeric,     50, 10,  'decimal(38,10)'",
    "POSTGRESQL, DATE,      date,        13, 0,   date",
    "POSTGRESQL, TIMESTAMP, timestamptz, 35, 6,   timestamp",
    "POSTGRESQL, TIME,      time,        15, 6,   string",
    "POSTGRESQL, BINARY,    bytea,       0,  0,   binary",
    "POSTGRESQL, OTHER,     jsonb,       0,  0,   string",
    "POSTGRESQL, OTHER,     uuid,        0,  0,   string",
    "POSTGRESQL, ARRAY,     _int4,       10, 0,   'array<int>'",
    "POSTGRESQL, ARRAY,     _text,       0,  0,   'array<string>'",
    "POSTGRESQL, ARRAY,     _numeric,    0,  0,   'array<decimal(38,18)>'",
    "MYSQL,      BIT,       TINYINT,     1,  0,   boolean",
    "MYSQL,      BIT,       BIT,         8,  0,   bigint",
    "MYSQL,      TINYINT,   TINYINT,     3,  0,   tinyint",
    "MYSQL,      TINYINT,   TINYINT UNSIGNED,   3,  0, smallint",
    "MYSQL,      SMALLINT,  SMALLINT UNSIGNED,  5,  0, int",
    "MYSQL,      INTEGER,   MEDIUMINT UNSIGNED, 8,  0, int",
    "MYSQL,      INTEGER,   INT UNSIGNED,       10, 0, bigint",
    "MYSQL,      BIGINT,    BIGINT UNSIGNED,    20, 0, 'decimal(20,0)'",
    "MYSQL,      FLOAT,     FLOAT,       12, 0,   float",
    "ORACLE,     FLOAT,     FLOAT,       126, 0,  double",
    "ORACLE,     NUMERIC,   NUMBER,      0,  -127, 'decimal(38,18)'",
    "MYSQL,      VARCHAR,   VARCHAR,     20, 0,   string",
    "MYSQL,      LONGVARCHAR, JSON,      20, 0,   string",
    "MYSQL,      LONGVARBINARY, BLOB,    20, 0,   binary",
    "SQLSERVER,  TINYINT,   tinyint,     3,  0,   smallint",
    "SQLSERVER,  BIT,       bit,         1,  0,   boolean",
    "SQLSERVER,  CHAR,      uniqueidentifier, 36, 0, string",
    "SQLSERVER,  NVARCHAR,  nvarchar,    20, 0,   string",
    "SQLSERVER,  VARBINARY, varbinary,   20, 0,   binary",
  })
  void byStandardCode(
      Engine engine, JDBCType code, String name, int size, int digits, String hive) {
    assertThat(HiveTypes.of(engine, code.getVendorTypeNumber(), name, size, digits).hive())
        .isEqualTo(hive);
  }

  @ParameterizedTest
  @CsvSource({
    "-155, datetimeoffset, timestamp",
    "-148, money,          'decimal(19,4)'",
    "-156, sql_variant,    string",
    "9999, whatever,       string",
  })
  void byOwnCode(int code, String name, String hive) {
    assertThat(HiveTypes.of(Engine.SQLSERVER, code, name, 0, 0).hive()).isEqualTo(hive);
  }
}
