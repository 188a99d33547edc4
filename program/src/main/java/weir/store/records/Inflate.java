package weir.store.records;

import java.util.zip.DataFormatException;

/// Undoes deflate (RFC 1951) piece by piece; several ways, the same bytes. Used by one stream.
sealed interface Inflate extends AutoCloseable permits JdkInflate, IgzipInflate {
  /// The quickest way that this machine has.
  static Inflate quickest() {
    return Igzip.installed().<Inflate>map(IgzipInflate::new).orElseGet(JdkInflate::new);
  }

  /// What [#quickest] is, for people.
  static String quickestName() {
    return Igzip.installed().map(Igzip::name).orElse("zlib (JDK)");
  }

  /// Gives the next compressed bytes; the array is left alone until all are taken.
  void input(byte[] bytes, int offset, int length);

  /// Writes up to `length` bytes of the unpacked stream and answers how many; 0 when it needs input
  /// or is finished.
  ///
  /// @throws DataFormatException when the input is not deflate
  int read(byte[] target, int offset, int length) throws DataFormatException;

  /// Whether the stream has come to its end.
  boolean isFinished();

  /// How many bytes of the input lie behind the end of the stream. May be up to eight more than the
  /// last [#input] gave, if they were given before.
  int rest();

  /// Begins another stream.
  void reset();

  @Override
  void close();
}
