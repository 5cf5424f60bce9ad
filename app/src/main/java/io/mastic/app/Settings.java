package io.mastic.app;

import io.mastic.app.logging.AuditTo;
import io.mastic.app.logging.LogFormat;
import io.mastic.jobs.source.SourceDirectories;
import io.mastic.kernel.DatabaseLogin;
import io.mastic.stacks.resource.ResourceTypes;
import io.mastic.wire.Auth;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a server is told, a part for each thing that it is told about.
 *
 * @param key the pair that clients sign with; null for the one that the data directory keeps
 */
public record Settings(
    Door door,
    Storage storage,
    @Nullable LocalKey key,
    ServerLimits limits,
    Secrecy secrecy,
    Records records,
    Upkeep upkeep) {

  public static final int DEFAULT_PORT = 4566;

  /**
   * Where to listen.
   *
   * @param host the address; loopback unless told otherwise
   * @param port 0 for any free one
   * @param auth {@link Auth#OFF} accepts any signature, on loopback only
   * @param forwards services that another endpoint answers, by their names
   * @param pageHosts further names under which browsers reach the server's own pages
   * @param unknownTypes what becomes of resources of templates whose types are not here
   * @param policies whether the catalog's resource policies are obeyed
   */
  public record Door(
      String host,
      int port,
      Auth auth,
      Map<String, URI> forwards,
      Set<String> pageHosts,
      ResourceTypes.Unknown unknownTypes,
      Policies policies) {

    public Door(String host, int port, Auth auth) {
      this(host, port, auth, Map.of(), Set.of(), ResourceTypes.Unknown.REFUSED, Policies.KEPT);
    }

    public Door with(Map<String, URI> otherForwards, Set<String> otherPageHosts) {
      return new Door(host, port, auth, otherForwards, otherPageHosts, unknownTypes, policies);
    }

    public Door with(ResourceTypes.Unknown otherTypes) {
      return new Door(host, port, auth, forwards, pageHosts, otherTypes, policies);
    }

    public Door with(Policies otherPolicies) {
      return new Door(host, port, auth, forwards, pageHosts, unknownTypes, otherPolicies);
    }
  }

  /** What becomes of the catalog's resource policies. */
  public enum Policies {
    /** They are kept and given back. */
    KEPT,
    /** What they deny is denied. */
    ENFORCED
  }

  /**
   * Where things are kept.
   *
   * @param data the data directory: database, objects, runs, logs
   * @param database a PostgreSQL database instead of the SQLite file in the data directory
   * @param remoteS3 an S3 endpoint that keeps the objects instead of folders of this machine; null
   *     for folders
   * @param sources where repositories that jobs are written to and read from may be
   */
  public record Storage(
      Path data,
      @Nullable DatabaseLogin database,
      @Nullable String remoteS3,
      SourceDirectories sources) {

    public Storage(Path data, @Nullable DatabaseLogin database, @Nullable String remoteS3) {
      this(data, database, remoteS3, SourceDirectories.NONE);
    }
  }

  /**
   * What is written about the server's work.
   *
   * @param audit where changes are recorded
   */
  public record Records(LogFormat format, AuditTo audit) {
    static final Records NONE = new Records(LogFormat.TEXT, AuditTo.OFF);
  }

  /** A server of this machine's own, on any free port of the loopback interface. */
  public static Settings local(Path data) {
    return new Settings(
        new Door("127.0.0.1", 0, Auth.VERIFY),
        new Storage(data, null, null),
        null,
        ServerLimits.DEFAULT,
        Secrecy.DEFAULT,
        Records.NONE,
        Upkeep.DEFAULT);
  }

  public Settings with(Door other) {
    return new Settings(other, storage, key, limits, secrecy, records, upkeep);
  }

  public Settings with(Storage other) {
    return new Settings(door, other, key, limits, secrecy, records, upkeep);
  }

  public Settings with(ServerLimits other) {
    return new Settings(door, storage, key, other, secrecy, records, upkeep);
  }

  public Settings with(Records other) {
    return new Settings(door, storage, key, limits, secrecy, other, upkeep);
  }

  public Settings with(Upkeep other) {
    return new Settings(door, storage, key, limits, secrecy, records, other);
  }

  public Path data() {
    return storage.data();
  }
}
