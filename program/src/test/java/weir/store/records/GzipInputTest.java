package weir.store.records;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GzipInputTest {
  /// Every way to unpack that this machine has, by name.
  enum Way {
    JDK,
    IGZIP;

    Inflate inflate() {
      return switch (this) {
        case JDK -> new JdkInflate();
        case IGZIP -> new IgzipInflate(Igzip.installed().orElseThrow());
      };
    }
  }

  static Stream<Way> ways() {
    return Stream.of(Way.values()).filter(way -> way == Way.JDK || Igzip.installed().isPresent());
  }

  /// The bytes that come out, and what is said if the stream is not whole.
  private record Unpacked(byte[] bytes, String complaint) {}

  private static Unpacked unpack(Way way, InputStream packed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] part = new byte[10_007];
    try (GzipInput in = new GzipInput(packed, way.inflate())) {
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        bytes.write(part, 0, count);
      }
      return new Unpacked(bytes.toByteArray(), "");
    } catch (TornInputException torn) {
      return new Unpacked(bytes.toByteArray(), torn.sentence());
    }
  }

  private static byte[] text(long seed, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = (byte) (random.nextInt(20) == 0 ? random.nextInt() : "0123 .\n".charAt(i % 7));
    }
    return text;
  }

  private static byte[] gzip(byte[] plain, int level) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip =
        new GZIPOutputStream(packed) {
          {
            def.setLevel(level);
          }
        }) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return packed.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @Test
  void findsTheQuickLibraryWhereDebianInstallsIt() {
    assertEquals("igzip (libisal.so.2)", GzipInput.implementation());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void unpacksEveryLevelAndLength(Way way) throws IOException {
    for (int level : new int[] {Deflater.NO_COMPRESSION, 1, 6, 9}) {
      for (int length : new int[] {0, 1, 100, 65_536, 131_072, 3_000_000}) {
        byte[] plain = text(length, length);
        Unpacked unpacked = unpack(way, new ByteArrayInputStream(gzip(plain, level)));
        assertArrayEquals(plain, unpacked.bytes, () -> "level " + level + " length " + length);
        assertEquals("", unpacked.complaint);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void unpacksMembersEndToEndHoweverTheBytesArrive(Way way) throws IOException {
    byte[] first = text(1, 70_000);
    byte[] second = text(2, 5);
    byte[] packed =
        join(gzip(first, 6), gzip(new byte[0], 6), gzip(second, 6), gzip(first, 1), new byte[700]);
    for (int split : new int[] {1, 2, 9, 11, 100, packed.length - 710, packed.length - 2}) {
      InputStream arriving =
          new SequenceInputStream(
              new ByteArrayInputStream(packed, 0, split),
              new OneByOne(Arrays.copyOfRange(packed, split, packed.length)));
      assertArrayEquals(join(first, second, first), unpack(way, arriving).bytes);
    }
  }

  /// A stream that never gives more than a byte.
  private static final class OneByOne extends InputStream {
    private final byte[] bytes;
    private int at;

    OneByOne(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return at < bytes.length ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int value = read();
      if (value < 0) {
        return -1;
      }
      target[offset] = (byte) value;
      return 1;
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void deliversWhatComesBeforeATear(Way way) throws IOException {
    byte[] plain = text(3, 400_000);
    byte[] packed = gzip(plain, 6);
    for (int length : new int[] {4, 5, 12, 1000, packed.length / 2, packed.length - 1}) {
      Unpacked unpacked = unpack(way, new ByteArrayInputStream(packed, 0, length));
      assertEquals("gzip breaks off in the middle", unpacked.complaint, () -> "cut at " + length);
      assertArrayEquals(Arrays.copyOf(plain, unpacked.bytes.length), unpacked.bytes);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void noticesAWrongChecksumAndForeignBytesBehind(Way way) throws IOException {
    byte[] packed = gzip(text(4, 1000), 6);
    byte[] wrong = packed.clone();
    wrong[wrong.length - 6] ^= 1;
    assertEquals(
        "gzip is damaged: its checksum does not fit its contents",
        unpack(way, new ByteArrayInputStream(wrong)).complaint);
    byte[] followed = join(packed, new byte[] {0, 0, 'x'});
    assertEquals(
        "gzip is followed by something else",
        unpack(way, new ByteArrayInputStream(followed)).complaint);
    assertEquals("is no gzip", unpack(way, new ByteArrayInputStream(new byte[] {1, 2})).complaint);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void readsAHeaderWithEverythingInIt(Way way) throws IOException {
    byte[] packed = gzip("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8), 6);
    byte[] head = {
      0x1f, (byte) 0x8b, 8, 31, 0, 0, 0, 0, 0, 3, 3, 0, 9, 9, 9, 'n', 0, 'c', 'c', 0, 1, 2
    };
    byte[] full = join(head, Arrays.copyOfRange(packed, 10, packed.length));
    assertArrayEquals(
        "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        unpack(way, new ByteArrayInputStream(full)).bytes);
  }

  @Test
  void everyWayGivesTheSameForDamagedStreams() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    byte[] packed = gzip(text(6, 50_000), 6);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = packed.clone();
      int position = random.nextInt(damaged.length);
      damaged[position] ^= (byte) (1 << random.nextInt(8));
      int at = i;
      Unpacked expected = unpack(Way.JDK, new ByteArrayInputStream(damaged));
      for (Way way : ways().toList()) {
        Unpacked actual = unpack(way, new ByteArrayInputStream(damaged));
        assertEquals(expected.complaint.isEmpty(), actual.complaint.isEmpty(), () -> "flip " + at);
        // How far a decoder gets in a damaged stream is its own affair; what both give agrees.
        int common = Math.min(expected.bytes.length, actual.bytes.length);
        assertArrayEquals(
            Arrays.copyOf(expected.bytes, common), Arrays.copyOf(actual.bytes, common));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void streamsABombWithoutHoldingIt(Way way) throws IOException {
    byte[] bomb = gzip(new byte[64 << 20], 9);
    assertTrue(bomb.length < 100_000);
    long total = 0;
    byte[] part = new byte[1 << 16];
    try (GzipInput in = new GzipInput(new ByteArrayInputStream(bomb), way.inflate())) {
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        total += count;
      }
    }
    assertEquals(64 << 20, total);
  }

  @Test
  void readsTextOutOfTornGzipAsFarAsItIsWhole() throws IOException {
    StringBuilder text = new StringBuilder("bytes srcaddr\n");
    for (int i = 0; i < 50_000; i++) {
      text.append(i * 7919L % 100_003).append(' ').append(RandomRecords.address(i)).append('\n');
    }
    byte[] packed = gzip(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), 6);
    byte[] torn = Arrays.copyOf(packed, packed.length / 2);
    long rows = 0;
    try (RecordReader reader =
        RecordFile.open(
            "torn.gz",
            new ByteArrayInputStream(torn),
            Projection.ALL,
            java.util.Optional.empty())) {
      for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
        rows += batch.get().rows();
      }
      assertEquals(
          java.util.List.of("torn.gz: gzip breaks off in the middle"), reader.notices().remarks());
      assertEquals(0, reader.notices().malformedLines());
    }
    long delivered = rows;
    assertTrue(delivered > 20_000 && delivered < 50_000, () -> delivered + " rows");
    assertThrows(
        weir.model.aws.Fault.NotFound.class,
        () -> RecordFile.open(java.nio.file.Path.of("/nonexistent/x.gz"), Projection.ALL));
  }
}
