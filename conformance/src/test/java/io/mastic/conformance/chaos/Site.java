package io.mastic.conformance.chaos;

import io.mastic.conformance.MasticProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.s3.S3Client;

/** Servers over one PostgreSQL and one S3, which is a server of its own that nothing befalls. */
final class Site implements AutoCloseable {

  /** What the servers have in common. */
  record Shared(String database, String objects, Path keyFile, Duration lease) {}

  private final Path directory;
  private final Database database;
  private final MasticProcess objects;
  private final S3Client s3;
  private final Shared shared;
  private final List<Node> nodes = new CopyOnWriteArrayList<>();

  Site(Path directory, Duration lease) throws IOException {
    this.directory = directory;
    Files.createDirectories(proofs());
    this.database = new Database(directory.resolve("postgres"));
    this.objects = MasticProcess.serve(directory.resolve("objects"));
    this.s3 = objects.s3();
    this.shared = new Shared(database.url(), objects.uri().toString(), keyFile(), lease);
  }

  /** What opens the secrets in the database, for all servers. */
  private Path keyFile() throws IOException {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    Path file =
        Files.createFile(
            directory.resolve("secret-key"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n");
  }

  /** One more server joins. */
  Node join() throws IOException, InterruptedException {
    String name = "server-" + (nodes.size() + 1);
    Node node = new Node(name, directory.resolve(name), shared);
    nodes.add(node);
    return node;
  }

  /** Where processes of runs prove themselves. */
  Path proofs() {
    return directory.resolve("proofs");
  }

  List<Node> nodes() {
    return nodes;
  }

  Database database() {
    return database;
  }

  S3Client s3() {
    return s3;
  }

  Duration lease() {
    return shared.lease();
  }

  @Override
  public void close() throws IOException {
    nodes.forEach(Node::close);
    s3.close();
    objects.close();
    database.close();
  }
}
