package weir.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import weir.FuzzCorpus;
import weir.api.auth.ChunkedBodyFuzz;
import weir.api.auth.SignatureFuzz;
import weir.api.ec2.Ec2FormFuzz;
import weir.api.protocol.ProtocolBodyFuzz;
import weir.api.s3.XmlBodyFuzz;

/// What the fuzz targets of requests are fed in every build: the kept inputs, and damaged ones.
class FuzzedRequestsTest {
  private static final byte[] SIGNS =
      "<>/&;=.%\r\n\0:,\"'*?0a~\377".getBytes(StandardCharsets.ISO_8859_1);
  private static final int DAMAGED = 2_000;

  @Test
  void protocolBodiesHarmNobody() throws IOException {
    feed(ProtocolBodyFuzz.class, ProtocolBodyFuzz::fuzzerTestOneInput);
  }

  @Test
  void xmlBodiesHarmNobody() throws IOException {
    feed(XmlBodyFuzz.class, XmlBodyFuzz::fuzzerTestOneInput);
  }

  @Test
  void chunkedBodiesHarmNobody() throws IOException {
    feed(ChunkedBodyFuzz.class, ChunkedBodyFuzz::fuzzerTestOneInput);
  }

  @Test
  void signaturesHarmNobody() throws IOException {
    feed(SignatureFuzz.class, SignatureFuzz::fuzzerTestOneInput);
  }

  @Test
  void formsForEc2HarmNobody() throws IOException {
    feed(Ec2FormFuzz.class, Ec2FormFuzz::fuzzerTestOneInput);
  }

  private static void feed(Class<?> target, Consumer<byte[]> eat) throws IOException {
    List<byte[]> kept = FuzzCorpus.of(target);
    kept.forEach(eat);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < DAMAGED; i++) {
      byte[] damaged = kept.get(random.nextInt(kept.size())).clone();
      for (int changes = random.nextInt(4); changes >= 0 && damaged.length > 0; changes--) {
        damaged[random.nextInt(damaged.length)] =
            random.nextBoolean() ? SIGNS[random.nextInt(SIGNS.length)] : (byte) random.nextInt(256);
      }
      try {
        eat.accept(damaged);
      } catch (RuntimeException | AssertionError failed) {
        throw new AssertionError(
            "seed " + seed + ": " + new String(damaged, StandardCharsets.ISO_8859_1), failed);
      }
    }
  }
}
