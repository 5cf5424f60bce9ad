package io.mastic.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.Lz4Codec;
import org.apache.hadoop.io.compress.SnappyCodec;
import org.apache.hadoop.util.ReflectionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xerial.snappy.SnappyFramedOutputStream;

/** What Hadoop's readers find for an ending, and what they read by it. */
class TextCodecsTest {

  private static final byte[] TEXT = "a line\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);

  private final Configuration conf = new Configuration(false);

  private enum Packing {
    ZSTD(".zst") {
      @Override
      OutputStream over(OutputStream out) throws IOException {
        return new ZstdOutputStream(out);
      }
    },
    LZ4(".lz4") {
      @Override
      OutputStream over(OutputStream out) throws IOException {
        return new LZ4FrameOutputStream(out);
      }
    },
    SNAPPY(".snappy") {
      @Override
      OutputStream over(OutputStream out) throws IOException {
        return new SnappyFramedOutputStream(out);
      }
    },
    ZIP(".zip") {
      @Override
      OutputStream over(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("folder/"));
        zip.putNextEntry(new ZipEntry("folder/a.txt"));
        return zip;
      }
    },
    HADOOP_LZ4(".lz4") {
      @Override
      OutputStream over(OutputStream out) throws IOException {
        return blocks(Lz4Codec.class, out);
      }
    },
    HADOOP_SNAPPY(".snappy") {
      @Override
      OutputStream over(OutputStream out) throws IOException {
        return blocks(SnappyCodec.class, out);
      }
    };

    private final String ending;

    Packing(String ending) {
      this.ending = ending;
    }

    abstract OutputStream over(OutputStream out) throws IOException;

    private static OutputStream blocks(Class<? extends CompressionCodec> codec, OutputStream out)
        throws IOException {
      return ReflectionUtils.newInstance(codec, new Configuration(false)).createOutputStream(out);
    }
  }

  private CompressionCodec codec(String name) {
    conf.set(TextCodecs.PROPERTY, TextCodecs.names());
    return new CompressionCodecFactory(conf).getCodec(new Path("/t/a.csv" + name));
  }

  @ParameterizedTest
  @EnumSource
  void readersFindAndUnpackIt(Packing packing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packing.over(bytes)) {
      out.write(TEXT);
    }
    CompressionCodec codec = codec(packing.ending);
    assertThat(codec).isInstanceOf(ReadingCodec.class);
    try (InputStream in =
        codec.createInputStream(new ByteArrayInputStream(bytes.toByteArray()), null)) {
      assertThat(in.readAllBytes()).isEqualTo(TEXT);
    }
  }

  @Test
  void theOthersAreHadoopsOwn() {
    assertThat(codec(".gz").getClass().getName()).startsWith("org.apache.hadoop");
    assertThat(codec(".bz2").getClass().getName()).startsWith("org.apache.hadoop");
    assertThatThrownBy(() -> codec(".zst").createOutputStream(new ByteArrayOutputStream()))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
