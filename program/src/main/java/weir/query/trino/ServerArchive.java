package weir.query.trino;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Consumer;
import weir.model.aws.Fault;

/// A file of Maven Central that a Trino server is made of, known by its bytes.
enum ServerArchive {
  CORE(
      "trino-server-core",
      "tar.gz",
      194_358_953,
      "0f388f9967c177ae70a47c099082fc95387f0c3cb96d8000d1d41fc3a5223158"),
  HIVE(
      "trino-hive",
      "zip",
      258_326_133,
      "611bacdb07d9f3cf7b9d47f97ecc76fa2e7ff8bfe8a9728c3d06adc1bfb8662e");

  /// The release whose answers Weir's are checked against.
  static final String VERSION = "476";

  private static final int STEP_BYTES = 1 << 20;

  private final String artifact;
  private final String extension;
  private final long bytes;
  private final String sha256;

  ServerArchive(String artifact, String extension, long bytes, String sha256) {
    this.artifact = artifact;
    this.extension = extension;
    this.bytes = bytes;
    this.sha256 = sha256;
  }

  private String file() {
    return artifact + "-" + VERSION + "." + extension;
  }

  private String path() {
    return "io/trino/" + artifact + "/" + VERSION + "/" + file();
  }

  /// The file: of the local Maven repository, of an earlier fetch, or fetched now.
  ///
  /// @param repository of Maven, such as `https://repo1.maven.org/maven2`
  /// @param say what people are told meanwhile
  Path find(Path mavenHome, Path cache, URI repository, Consumer<String> say) {
    for (Path known : new Path[] {mavenHome.resolve(path()), cache.resolve(file())}) {
      if (Files.isRegularFile(known) && isWhole(known)) {
        return known;
      }
    }
    return fetch(cache, URI.create(repository + "/" + path()), say);
  }

  private boolean isWhole(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      return Files.size(file) == bytes
          && sha256.equals(copied(content, OutputStream.nullOutputStream(), _ -> {}));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Path fetch(Path cache, URI from, Consumer<String> say) {
    try (HttpClient http =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(20))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .proxy(ProxySelector.getDefault())
            .build()) {
      Files.createDirectories(cache);
      HttpResponse<InputStream> answer =
          http.send(
              HttpRequest.newBuilder(from).build(), HttpResponse.BodyHandlers.ofInputStream());
      Path part = cache.resolve(file() + ".part");
      String digest;
      try (InputStream body = answer.body();
          OutputStream out = Files.newOutputStream(part)) {
        if (answer.statusCode() != 200) {
          throw new Fault.Unavailable(from + " answers " + answer.statusCode());
        }
        say.accept("fetches " + from + ", " + (bytes >> 20) + " MB");
        digest = copied(body, out, percent -> say.accept("  " + percent + " % of " + file()));
      }
      if (!digest.equals(sha256)) {
        Files.delete(part);
        throw new Fault.Corrupt(
            from + " has the SHA-256 " + digest + " but Trino's own is " + sha256);
      }
      return Files.move(part, cache.resolve(file()), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new Fault.Unavailable(
          from
              + " cannot be fetched: "
              + failed
              + "; if this machine has no way to Maven Central, put "
              + file()
              + " into "
              + cache,
          failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Fault.Unavailable("the fetch of " + file() + " was interrupted", stopped);
    }
  }

  /// Copies and answers the SHA-256 of the bytes.
  private String copied(InputStream from, OutputStream to, Consumer<Integer> percents)
      throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[STEP_BYTES];
    long done = 0;
    long told = 0;
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      digest.update(buffer, 0, read);
      to.write(buffer, 0, read);
      done += read;
      if (done > bytes) {
        return "of more than " + bytes + " bytes";
      }
      if (done * 10 / bytes > told) {
        told = done * 10 / bytes;
        percents.accept((int) told * 10);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
