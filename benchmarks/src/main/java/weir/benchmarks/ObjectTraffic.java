package weir.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import software.amazon.awssdk.http.SdkHttpMethod;

/// Objects put into S3 services and got back, the same requests against each in turn. Every ETag is
/// compared with the MD5 of the bytes, every byte that comes back with what was put.
///
/// A service that is called `weir` is measured a second time with SSE-S3. The bytes that are sent
/// are signed (`x-amz-content-sha256` is their hash), as clients do without TLS.
public final class ObjectTraffic {
  private static final long SEED = 20261121;
  private static final int[] SIZES = {1 << 10, 1 << 20, 64 << 20};
  private static final int[] CLIENTS = {1, 8};
  private static final Map<String, String> SEALED =
      Map.of("x-amz-server-side-encryption", "AES256");

  /// Requests of each client at least, so that every key is there that is got.
  private static final int LEAST = 4;

  private static final byte[] NOTHING = {};

  private final double seconds;
  private final int rounds;
  private final List<Variant> variants;

  private ObjectTraffic(double seconds, int rounds, List<Variant> variants) {
    this.seconds = seconds;
    this.rounds = rounds;
    this.variants = variants;
  }

  /// One service, its processes and the headers of its puts.
  private record Variant(
      String name,
      RequestSigner signer,
      List<ProcessHandle> processes,
      Map<String, String> headers) {

    /// CPU seconds that its processes have used.
    double cpuSeconds() {
      return processes.stream()
              .mapToLong(process -> process.info().totalCpuDuration().orElseThrow().toNanos())
              .sum()
          / 1e9;
    }
  }

  /// What one kind of request reached.
  private record Reached(double perSecond, double cpuSecondsEach) {
    Reached best(Reached other) {
      return new Reached(
          Math.max(perSecond, other.perSecond), Math.min(cpuSecondsEach, other.cpuSecondsEach));
    }
  }

  /// @param arguments seconds of a measurement, rounds, then for each service its name, endpoint,
  ///   access key and secret
  public static void main(String[] arguments) throws Exception {
    List<Variant> variants = new ArrayList<>();
    for (int i = 2; i < arguments.length; i += 5) {
      RequestSigner signer =
          new RequestSigner(
              URI.create(arguments[i + 1]), arguments[i + 2], arguments[i + 3], "s3", "us-east-1");
      List<ProcessHandle> processes =
          Stream.of(arguments[i + 4].split(","))
              .map(id -> ProcessHandle.of(Long.parseLong(id)).orElseThrow())
              .toList();
      variants.add(new Variant(arguments[i], signer, processes, Map.of()));
      if (arguments[i].equals("weir")) {
        variants.add(new Variant("weir, SSE-S3", signer, processes, SEALED));
      }
    }
    new ObjectTraffic(
            Double.parseDouble(arguments[0]), Integer.parseInt(arguments[1]), List.copyOf(variants))
        .run();
  }

  private void run() throws Exception {
    for (Variant variant : variants) {
      try (WireClient connection = new WireClient(variant.signer().endpoint())) {
        byte[] head = variant.signer().head(SdkHttpMethod.PUT, "/benchmark", Map.of(), NOTHING);
        WireClient.Head made = connection.send(head, NOTHING);
        String said = connection.text(made);
        if (made.status() != 200 && !said.contains("BucketAlreadyOwnedByYou")) {
          throw new IOException(variant.name() + " makes no bucket: " + made + " " + said);
        }
      }
    }
    for (int size : SIZES) {
      for (int clients : CLIENTS) {
        measure(size, clients);
      }
    }
  }

  private void measure(int size, int clients) throws Exception {
    byte[] bytes = new byte[size];
    new Random(SEED).nextBytes(bytes);
    String etag =
        '"' + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes)) + '"';
    int keys = size > 1 << 20 ? 1 : 32;
    int least = Math.min(keys, LEAST);
    Map<Variant, Requests> requests = new HashMap<>();
    for (Variant variant : variants) {
      requests.put(variant, Requests.sign(variant, clients, keys, bytes));
    }
    Map<Variant, Reached> put = new HashMap<>();
    Map<Variant, Reached> got = new HashMap<>();
    // A round that does not count: the compiler's.
    for (int round = 0; round <= rounds; round++) {
      for (Variant variant : variants) {
        Requests sent = requests.get(variant);
        Reached putNow =
            reached(
                variant,
                clients,
                least,
                (connection, client, turn) -> {
                  WireClient.Head answer = connection.send(sent.puts()[client][turn % keys], bytes);
                  String said = connection.text(answer);
                  if (!etag.equals(answer.headers().get("etag"))) {
                    throw new IOException(answer + " " + said);
                  }
                });
        Reached gotNow =
            reached(
                variant,
                clients,
                least,
                (connection, client, turn) ->
                    connection.expect(
                        connection.send(sent.gets()[client][turn % least], NOTHING), bytes));
        if (round > 0) {
          put.merge(variant, putNow, Reached::best);
          got.merge(variant, gotNow, Reached::best);
        }
      }
    }
    for (Variant variant : variants) {
      System.out.printf(
          Locale.ROOT,
          "%8s x %d  %-14s put %s   get %s%n",
          size < 1 << 20 ? size / 1024 + " KB" : (size >> 20) + " MB",
          clients,
          variant.name(),
          text(put.get(variant), size),
          text(got.get(variant), size));
    }
  }

  private Reached reached(Variant variant, int clients, int least, Clients.Exchange exchange)
      throws Exception {
    double before = variant.cpuSeconds();
    Clients.Tally tally =
        new Clients(variant.signer().endpoint(), clients, seconds, least).run(exchange);
    return new Reached(tally.perSecond(), (variant.cpuSeconds() - before) / tally.answers());
  }

  private static String text(Reached reached, int size) {
    return String.format(
        Locale.ROOT,
        "%8.1f /s %7.1f MB/s %8.3f CPU ms",
        reached.perSecond(),
        reached.perSecond() * size / 1e6,
        reached.cpuSecondsEach() * 1e3);
  }

  /// The signed heads: for each client its keys.
  private record Requests(byte[][][] puts, byte[][][] gets) {
    static Requests sign(Variant variant, int clients, int keys, byte[] bytes) {
      byte[][][] puts = new byte[clients][keys][];
      byte[][][] gets = new byte[clients][keys][];
      for (int client = 0; client < clients; client++) {
        for (int key = 0; key < keys; key++) {
          String path = "/benchmark/" + client + "/" + key;
          puts[client][key] =
              variant.signer().head(SdkHttpMethod.PUT, path, variant.headers(), bytes);
          gets[client][key] = variant.signer().head(SdkHttpMethod.GET, path, Map.of(), NOTHING);
        }
      }
      return new Requests(puts, gets);
    }
  }
}
