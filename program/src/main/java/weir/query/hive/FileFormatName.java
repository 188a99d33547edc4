package weir.query.hive;

import java.util.Arrays;
import java.util.Optional;

/// A name for formats of files, and the classes of Hive's that it stands for.
public enum FileFormatName {
  TEXTFILE(
      "org.apache.hadoop.mapred.TextInputFormat",
      "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
      FileFormatName.LAZY),
  SEQUENCEFILE(
      "org.apache.hadoop.mapred.SequenceFileInputFormat",
      "org.apache.hadoop.hive.ql.io.HiveSequenceFileOutputFormat",
      FileFormatName.LAZY),
  RCFILE(
      "org.apache.hadoop.hive.ql.io.RCFileInputFormat",
      "org.apache.hadoop.hive.ql.io.RCFileOutputFormat",
      "org.apache.hadoop.hive.serde2.columnar.LazyBinaryColumnarSerDe"),
  ORC(
      "org.apache.hadoop.hive.ql.io.orc.OrcInputFormat",
      "org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat",
      "org.apache.hadoop.hive.ql.io.orc.OrcSerde"),
  PARQUET(
      "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
      "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
      "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"),
  AVRO(
      "org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat",
      "org.apache.hadoop.hive.ql.io.avro.AvroContainerOutputFormat",
      "org.apache.hadoop.hive.serde2.avro.AvroSerDe"),
  ION(
      "com.amazon.ionhiveserde.formats.IonInputFormat",
      "com.amazon.ionhiveserde.formats.IonOutputFormat",
      "com.amazon.ionhiveserde.IonHiveSerDe"),
  JSONFILE(
      "org.apache.hadoop.mapred.TextInputFormat",
      "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
      "org.apache.hive.hcatalog.data.JsonSerDe");

  static final String LAZY = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";

  private final String input;
  private final String output;
  private final String serde;

  FileFormatName(String input, String output, String serde) {
    this.input = input;
    this.output = output;
    this.serde = serde;
  }

  public String input() {
    return input;
  }

  public String output() {
    return output;
  }

  public String serde() {
    return serde;
  }

  static Optional<FileFormatName> find(String name) {
    return Arrays.stream(values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
  }
}
