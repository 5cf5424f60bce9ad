package io.mastic.app;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.glue.model.DataFormat;

/** What carries a name: how it is made, read, listed and deleted. */
enum Named {
  DATABASE {
    @Override
    void create(GlueClient glue, String name) {
      glue.createDatabase(r -> r.databaseInput(d -> d.name(name)));
    }

    @Override
    String read(GlueClient glue, String name) {
      return glue.getDatabase(r -> r.name(name)).database().name();
    }

    @Override
    List<String> list(GlueClient glue) {
      return glue.getDatabasesPaginator(r -> r.maxResults(7)).stream()
          .flatMap(page -> page.databaseList().stream())
          .filter(d -> !d.name().equals("home"))
          .map(d -> d.name())
          .toList();
    }

    @Override
    void delete(GlueClient glue, String name) {
      glue.deleteDatabase(r -> r.name(name));
    }
  },

  TABLE {
    @Override
    void create(GlueClient glue, String name) {
      glue.createTable(r -> r.databaseName("home").tableInput(t -> t.name(name)));
    }

    @Override
    String read(GlueClient glue, String name) {
      return glue.getTable(r -> r.databaseName("home").name(name)).table().name();
    }

    @Override
    List<String> list(GlueClient glue) {
      return glue.getTablesPaginator(r -> r.databaseName("home").maxResults(7)).stream()
          .flatMap(page -> page.tableList().stream())
          .map(t -> t.name())
          .filter(name -> !name.equals("home"))
          .toList();
    }

    @Override
    void delete(GlueClient glue, String name) {
      glue.deleteTable(r -> r.databaseName("home").name(name));
    }
  },

  FUNCTION {
    @Override
    void create(GlueClient glue, String name) {
      glue.createUserDefinedFunction(
          r -> r.databaseName("home").functionInput(f -> f.functionName(name).className("c")));
    }

    @Override
    String read(GlueClient glue, String name) {
      return glue.getUserDefinedFunction(r -> r.databaseName("home").functionName(name))
          .userDefinedFunction()
          .functionName();
    }

    @Override
    List<String> list(GlueClient glue) {
      return glue
          .getUserDefinedFunctionsPaginator(r -> r.databaseName("home").pattern("*").maxResults(7))
          .stream()
          .flatMap(page -> page.userDefinedFunctions().stream())
          .map(f -> f.functionName())
          .toList();
    }

    @Override
    void delete(GlueClient glue, String name) {
      glue.deleteUserDefinedFunction(r -> r.databaseName("home").functionName(name));
    }
  },

  PARTITION {
    @Override
    void create(GlueClient glue, String name) {
      glue.createPartition(
          r -> r.databaseName("home").tableName("home").partitionInput(p -> p.values(name)));
    }

    @Override
    String read(GlueClient glue, String name) {
      return glue.getPartition(r -> r.databaseName("home").tableName("home").partitionValues(name))
          .partition()
          .values()
          .get(0);
    }

    @Override
    List<String> list(GlueClient glue) {
      return glue
          .getPartitionsPaginator(r -> r.databaseName("home").tableName("home").maxResults(7))
          .stream()
          .flatMap(page -> page.partitions().stream())
          .map(p -> p.values().get(0))
          .toList();
    }

    @Override
    void delete(GlueClient glue, String name) {
      glue.deletePartition(r -> r.databaseName("home").tableName("home").partitionValues(name));
    }
  },

  CONNECTION {
    @Override
    void create(GlueClient glue, String name) {
      glue.createConnection(
          r ->
              r.connectionInput(
                  c ->
                      c.name(name)
                          .connectionType(ConnectionType.NETWORK)
                          .connectionProperties(Map.of())));
    }

    @Override
    String read(GlueClient glue, String name) {
      return glue.getConnection(r -> r.name(name)).connection().name();
    }

    @Override
    List<String> list(GlueClient glue) {
      return glue.getConnectionsPaginator(r -> r.maxResults(7)).stream()
          .flatMap(page -> page.connectionList().stream())
          .map(c -> c.name())
          .toList();
    }

    @Override
    void delete(GlueClient glue, String name) {
      glue.deleteConnection(r -> r.connectionName(name));
    }
  },

  JOB {
    @Override
    void create(GlueClient glue, String name) {
      glue.createJob(
          r ->
              r.name(name)
                  .role("r")
                  .command(c -> c.name("pythonshell").scriptLocation("s3://b/x.py")));
    }

    @Override
    String read(GlueClient glue, String name) {
      return glue.getJob(r -> r.jobName(name)).job().name();
    }

    @Override
    List<String> list(GlueClient glue) {
      return glue.getJobsPaginator(r -> r.maxResults(7)).jobs().stream()
          .map(j -> j.name())
          .toList();
    }

    @Override
    void delete(GlueClient glue, String name) {
      glue.deleteJob(r -> r.jobName(name));
    }
  },

  WORKFLOW {
    @Override
    void create(GlueClient glue, String name) {
      glue.createWorkflow(r -> r.name(name));
    }

    @Override
    String read(GlueClient glue, String name) {
      return glue.getWorkflow(r -> r.name(name)).workflow().name();
    }

    @Override
    List<String> list(GlueClient glue) {
      return glue.listWorkflowsPaginator(r -> r.maxResults(7)).stream()
          .flatMap(page -> page.workflows().stream())
          .toList();
    }

    @Override
    void delete(GlueClient glue, String name) {
      glue.deleteWorkflow(r -> r.name(name));
    }
  },

  REGISTRY {
    @Override
    void create(GlueClient glue, String name) {
      glue.createRegistry(r -> r.registryName(name));
    }

    @Override
    String read(GlueClient glue, String name) {
      return glue.getRegistry(r -> r.registryId(i -> i.registryName(name))).registryName();
    }

    @Override
    List<String> list(GlueClient glue) {
      return glue.listRegistriesPaginator(r -> r.maxResults(7)).registries().stream()
          .map(r -> r.registryName())
          .filter(name -> !name.equals("home"))
          .toList();
    }

    @Override
    void delete(GlueClient glue, String name) {
      glue.deleteRegistry(r -> r.registryId(i -> i.registryName(name)));
    }
  },

  SCHEMA {
    @Override
    void create(GlueClient glue, String name) {
      glue.createSchema(
          r ->
              r.registryId(i -> i.registryName("home"))
                  .schemaName(name)
                  .dataFormat(DataFormat.AVRO));
    }

    @Override
    String read(GlueClient glue, String name) {
      return glue.getSchema(r -> r.schemaId(i -> i.registryName("home").schemaName(name)))
          .schemaName();
    }

    @Override
    List<String> list(GlueClient glue) {
      return glue.listSchemasPaginator(r -> r.maxResults(7)).schemas().stream()
          .map(s -> s.schemaName())
          .toList();
    }

    @Override
    void delete(GlueClient glue, String name) {
      glue.deleteSchema(r -> r.schemaId(i -> i.registryName("home").schemaName(name)));
    }
  };

  abstract void create(GlueClient glue, String name);

  abstract String read(GlueClient glue, String name);

  abstract List<String> list(GlueClient glue);

  abstract void delete(GlueClient glue, String name);

  /** As it comes back: some are folded to lower case. */
  String folded(String name) {
    return switch (this) {
      case DATABASE, TABLE, FUNCTION -> name.toLowerCase(Locale.ROOT);
      default -> name;
    };
  }

  /** The schema registry takes plain names only. */
  boolean takes(String name) {
    return switch (this) {
      case REGISTRY, SCHEMA -> name.matches("[a-zA-Z0-9-_$#.]+");
      default -> true;
    };
  }
}
