package io.mastic.runtime.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.option.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which shards are read next, and what a checkpoint says of them. */
class ShardTest {

  private static final Position NOW = Position.at(5);

  private static final Shard PARENT = new Shard("a", List.of(), false);
  private static final Shard LEFT = new Shard("b", List.of("a"), true);
  private static final Shard RIGHT = new Shard("c", List.of("a"), true);
  private static final Shard MERGED = new Shard("d", List.of("b", "c"), true);
  private static final List<Shard> ALL = List.of(PARENT, LEFT, RIGHT, MERGED);

  @Test
  void childrenWaitForTheirParents() {
    assertThat(Shard.next(ALL, Map.of(), NOW)).isEqualTo(Map.of("a", NOW));
    Position middle = Position.after("17");
    assertThat(Shard.next(ALL, Map.of("a", middle), NOW)).isEqualTo(Map.of("a", middle));
    assertThat(Shard.next(ALL, Map.of("a", Position.END), NOW))
        .isEqualTo(Map.of("a", Position.END, "b", Position.OLDEST, "c", Position.OLDEST));
    assertThat(Shard.next(ALL, Map.of("a", Position.END, "b", Position.END, "c", middle), NOW))
        .doesNotContainKey("d");
    assertThat(
            Shard.next(ALL, Map.of("a", Position.END, "b", Position.END, "c", Position.END), NOW))
        .containsEntry("d", Position.OLDEST);
  }

  @Test
  void aParentThatIsForgottenKeepsNobodyWaiting() {
    assertThat(Shard.next(List.of(LEFT), Map.of("a", Position.END), NOW))
        .isEqualTo(Map.of("b", Position.OLDEST));
  }

  @Test
  void checkpoints() {
    ShardOffsets offsets =
        new ShardOffsets("s", Map.of("a", Position.END, "b", Position.after("9"), "c", NOW));
    assertThat(ShardOffsets.read("s", offsets.json())).isEqualTo(offsets);
    assertThatThrownBy(() -> ShardOffsets.read("other", offsets.json()))
        .hasMessageContaining("another stream, s, and not of the stream other");
    assertThatThrownBy(() -> ShardOffsets.read("s", "{\"topic\":{\"0\":7}}"))
        .hasMessageContaining("another stream");
    assertThatThrownBy(() -> ShardOffsets.read("s", "7")).hasMessageContaining("not that of");
  }

  @Test
  void settings() {
    Options place =
        new Options(
            Map.of("streamARN", "arn:aws:kinesis:eu-west-1:1:stream/s", "endpointUrl", "http://x"));
    StreamSettings usual = StreamSettings.of(place);
    assertThat(usual.stream()).isEqualTo("s");
    assertThat(usual.service().region()).isEqualTo("eu-west-1");
    assertThat(usual.first().kind()).isEqualTo(Position.Kind.AT);
    assertThat(usual.pace()).isEqualTo(new StreamSettings.Pace(1000, 100_000, 10_000, 0, 10_000));
    assertThat(StreamSettings.first("earliest", 0)).isEqualTo(Position.OLDEST);
    assertThat(StreamSettings.first("1970-01-01T00:00:02Z", 0)).isEqualTo(Position.at(2000));
    assertThat(StreamSettings.millis("2m")).isEqualTo(120_000);
    assertThatThrownBy(() -> StreamSettings.of(place.with("fanoutConsumerARN", "arn")))
        .hasMessageContaining("fanoutConsumerARN of a Kinesis source is not supported");
    assertThatThrownBy(() -> StreamSettings.of(new Options(Map.of())))
        .hasMessageContaining("streamARN or streamName");
  }
}
