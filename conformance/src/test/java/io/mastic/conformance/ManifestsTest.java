package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifests for Kubernetes, read by the types of its own API. */
class ManifestsTest {

  private static final Path FILE = MasticProcess.home().resolve("dist/kubernetes/mastic.yaml");

  @Test
  void allOfThemIsWhatTheApiKnows() throws Exception {
    List<String> unknown = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    read(Files.readString(FILE), unknown, kinds);
    assertThat(unknown).isEmpty();
    assertThat(kinds)
        .containsExactly(
            "Namespace",
            "ServiceAccount",
            "ServiceAccount",
            "Role",
            "RoleBinding",
            "Service",
            "StatefulSet");
  }

  @Test
  void aMisspelledFieldWouldBeSeen() throws Exception {
    List<String> unknown = new ArrayList<>();
    read(
        Files.readString(FILE).replace("containerPort:", "containerPorts:"),
        unknown,
        new ArrayList<>());
    assertThat(unknown).containsExactly("ContainerPort: {containerPorts=4566}");
  }

  private static void read(String text, List<String> unknown, List<String> kinds) throws Exception {
    try (URLClassLoader classes = new URLClassLoader(jars(), null)) {
      Class<?> serialization =
          classes.loadClass("io.fabric8.kubernetes.client.utils.Serialization");
      for (String document : text.split("\n---\n", -1)) {
        InputStream in = new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
        Object read = serialization.getMethod("unmarshal", InputStream.class).invoke(null, in);
        kinds.add(read.getClass().getSimpleName());
        walk(read, unknown);
      }
    }
  }

  /** Spark's, and those of its client of Kubernetes. */
  private static URL[] jars() throws IOException {
    List<URL> jars = new ArrayList<>();
    for (String folder : List.of("jars", "kubernetes")) {
      Path spark = MasticProcess.home().resolve("runtime/target/spark").resolve(folder);
      try (Stream<Path> files = Files.list(spark)) {
        for (Path jar : files.toList()) {
          jars.add(jar.toUri().toURL());
        }
      }
    }
    return jars.toArray(URL[]::new);
  }

  /** What the types have no field for is kept beside. */
  private static void walk(Object value, List<String> unknown) throws IllegalAccessException {
    if (value instanceof Collection<?> all) {
      for (Object one : all) {
        walk(one, unknown);
      }
    } else if (value != null && value.getClass().getName().startsWith("io.fabric8.")) {
      for (Field field : value.getClass().getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) || value instanceof Enum) {
          continue;
        }
        field.setAccessible(true);
        Object inside = field.get(value);
        if (!field.getName().equals("additionalProperties")) {
          walk(inside, unknown);
        } else if (inside instanceof Map<?, ?> more && !more.isEmpty()) {
          unknown.add(value.getClass().getSimpleName() + ": " + more);
        }
      }
    }
  }
}
