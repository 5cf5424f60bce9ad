package io.mastic.crawlers.preview.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** The pages of a column, unpacked one by one. */
final class ColumnPages implements PageReader {

  private final ChunkBytes bytes;
  private final CompressionCodec codec;
  private final long values;
  private final Statistics<?> none;
  private @Nullable PageHeader ahead;

  ColumnPages(ChunkBytes bytes, ColumnMetaData column) {
    this.bytes = bytes;
    this.codec = column.getCodec();
    this.values = column.getNum_values();
    this.none =
        Statistics.createStats(
            Types.optional(MessageTypes.name(column.getType()))
                .length(column.getType().name().startsWith("FIXED") ? 1 : 0)
                .named("any"));
  }

  @Override
  public @Nullable DictionaryPage readDictionaryPage() {
    try {
      PageHeader header = bytes.header();
      if (header.getType() != PageType.DICTIONARY_PAGE) {
        ahead = header;
        return null;
      }
      byte[] page =
          unpacked(
              bytes.take(header.getCompressed_page_size()), header.getUncompressed_page_size());
      return new DictionaryPage(
          BytesInput.from(page),
          header.getDictionary_page_header().getNum_values(),
          Encoding.valueOf(header.getDictionary_page_header().getEncoding().name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public long getTotalValueCount() {
    return values;
  }

  @Override
  public @Nullable DataPage readPage() {
    try {
      while (ahead != null || !bytes.isAtEnd()) {
        PageHeader header = ahead == null ? bytes.header() : ahead;
        ahead = null;
        byte[] packed = bytes.take(header.getCompressed_page_size());
        if (header.getType() == PageType.DATA_PAGE) {
          return first(header, packed);
        }
        if (header.getType() == PageType.DATA_PAGE_V2) {
          return second(header, packed);
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private DataPage first(PageHeader header, byte[] packed) throws IOException {
    DataPageHeader data = header.getData_page_header();
    return new DataPageV1(
        BytesInput.from(unpacked(packed, header.getUncompressed_page_size())),
        data.getNum_values(),
        header.getUncompressed_page_size(),
        none,
        Encoding.valueOf(data.getRepetition_level_encoding().name()),
        Encoding.valueOf(data.getDefinition_level_encoding().name()),
        Encoding.valueOf(data.getEncoding().name()));
  }

  /** Levels are never packed in these. */
  private DataPage second(PageHeader header, byte[] packed) throws IOException {
    DataPageHeaderV2 data = header.getData_page_header_v2();
    int repetition = data.getRepetition_levels_byte_length();
    int levels = repetition + data.getDefinition_levels_byte_length();
    byte[] rest = Arrays.copyOfRange(packed, levels, packed.length);
    boolean isPacked = !data.isSetIs_compressed() || data.isIs_compressed();
    int size = header.getUncompressed_page_size() - levels;
    return DataPageV2.uncompressed(
        data.getNum_rows(),
        data.getNum_nulls(),
        data.getNum_values(),
        BytesInput.from(Arrays.copyOfRange(packed, 0, repetition)),
        BytesInput.from(Arrays.copyOfRange(packed, repetition, levels)),
        Encoding.valueOf(data.getEncoding().name()),
        BytesInput.from(isPacked ? unpacked(rest, size) : rest),
        none);
  }

  private byte[] unpacked(byte[] packed, int size) throws IOException {
    return Codecs.unpacked(codec, packed, size);
  }
}
