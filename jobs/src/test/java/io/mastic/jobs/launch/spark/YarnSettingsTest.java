package io.mastic.jobs.launch.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Hadoop's own files say of a YARN. */
class YarnSettingsTest {

  @TempDir private Path directory;

  /**
   * @param properties such as {@code a=b c=d}, names after {@code yarn.}
   */
  private YarnSettings read(String properties) throws IOException {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<configuration>\n");
    for (String property : properties.split(" ", -1)) {
      String[] pair = property.split("=", 2);
      xml.append("<property><name>yarn.%s</name><value> %s </value>".formatted(pair[0], pair[1]))
          .append("<description>what it <b>is</b> for</description></property>\n");
    }
    Files.writeString(directory.resolve("yarn-site.xml"), xml.append("</configuration>"));
    return YarnSettings.read(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "resourcemanager.hostname=rm, http://rm:8088",
    "resourcemanager.hostname=rm http.policy=HTTPS_ONLY, https://rm:8090",
    "resourcemanager.webapp.address=rm:1234 resourcemanager.hostname=other, http://rm:1234",
    "resourcemanager.hostname=rm resourcemanager.webapp.address=${yarn.resourcemanager.hostname}:9,"
        + " http://rm:9"
  })
  void theManagerIsWhereTheySay(String properties, String page) throws Exception {
    assertThat(read(properties).pages()).containsExactly(URI.create(page));
  }

  @Test
  void ofManagersThatStandByForEachOtherAllAreKnown() throws Exception {
    YarnSettings settings =
        read(
            "resourcemanager.ha.enabled=true resourcemanager.ha.rm-ids=a,b"
                + " resourcemanager.hostname.a=one resourcemanager.webapp.address.b=two:99"
                + " scheduler.minimum-allocation-mb=256");
    assertThat(settings.pages())
        .containsExactly(URI.create("http://one:8088"), URI.create("http://two:99"));
    assertThat(settings.step()).isEqualTo(256);
    assertThat(read("resourcemanager.hostname=a").step()).isEqualTo(1024);
  }

  @Test
  void whatRunsCannotHaveIsRefusedWithItsFolder() throws Exception {
    assertThatThrownBy(() -> YarnSettings.read(directory))
        .hasMessageContaining("there is no yarn-site.xml");
    assertThatThrownBy(() -> read("scheduler.minimum-allocation-mb=1"))
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("set yarn.resourcemanager.hostname");
    Files.writeString(
        directory.resolve("core-site.xml"),
        "<configuration><property><name>hadoop.security.authentication</name>"
            + "<value>kerberos</value></property></configuration>");
    assertThatThrownBy(() -> read("resourcemanager.hostname=rm")).hasMessageContaining("Kerberos");
    for (String broken : List.of("<configuration>", "<configuration><include href='a'/>")) {
      Files.writeString(directory.resolve("core-site.xml"), broken);
      assertThatThrownBy(() -> read("resourcemanager.hostname=rm"))
          .hasMessageContaining("core-site.xml cannot be read");
    }
  }
}
