package weir.store.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// An upload of more parts than a process may have files open.
@Isolated("the open files of the whole process are counted")
class ManyPartsTest {
  private static final int PARTS = 5;

  @TempDir private Path folder;

  @Test
  void partsAreOpenOneAtATime() throws IOException {
    try (OpenStore open = new OpenStore(folder)) {
      ObjectName name = new ObjectName("b", "big");
      Upload upload =
          open.store
              .uploads()
              .create(
                  new Upload(
                      "0123456789abcdef0123456789abcdef",
                      name,
                      ObjectLabels.NONE,
                      "123456789012",
                      OpenStore.START,
                      EncryptionRule.SSE_S3,
                      null,
                      false));
      ByteBuffer whole = ByteBuffer.allocate(PARTS * (5 << 20));
      List<Upload.Chosen> chosen = new ArrayList<>();
      for (int number = 1; number <= PARTS; number++) {
        byte[] bytes = new byte[5 << 20];
        new Random(number).nextBytes(bytes);
        whole.put(bytes);
        Upload.Part part =
            open.store
                .uploads()
                .put(
                    upload,
                    number,
                    new ByteArrayInputStream(bytes),
                    Expected.computing(Set.of()),
                    open.keys);
        chosen.add(new Upload.Chosen(number, part.metadata().content().etag(), null));
      }
      List<Long> opened = new ArrayList<>();
      PutOrder order =
          new PutOrder(
              name,
              ObjectLabels.NONE,
              "123456789012",
              new Sealing(EncryptionRule.SSE_S3, counting(open.keys, opened)),
              ObjectEvent.Kind.COMPLETE_MULTIPART_UPLOAD,
              current -> {});
      open.store.uploads().complete(name, upload.id(), chosen, order);
      assertEquals(PARTS, opened.size());
      assertTrue(opened.stream().allMatch(files -> files <= 1), opened::toString);
      assertArrayEquals(whole.array(), open.read("b", "big"));
    }
  }

  /// Counts the parts that are open whenever one of them is unlocked.
  private DataKeys counting(DataKeys keys, List<Long> opened) {
    return new DataKeys() {
      @Override
      public DataKey generate(EncryptionRule rule) {
        return keys.generate(rule);
      }

      @Override
      public byte[] unwrap(ObjectEncryption encryption) {
        opened.add(openParts());
        return keys.unwrap(encryption);
      }
    };
  }

  private long openParts() {
    String uploads = folder.resolve("objects/.weir/uploads").toString();
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.filter(file -> target(file).startsWith(uploads)).count();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
