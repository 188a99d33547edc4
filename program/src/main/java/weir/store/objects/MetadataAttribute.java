package weir.store.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import weir.model.aws.Fault;

/// The extended attribute `user.weir` of an object's file, which holds its metadata, so that one
/// rename publishes bytes and metadata together.
///
/// A file system gives an attribute about 4 KB. Longer metadata lies in a side file, written
/// before, that the attribute names.
final class MetadataAttribute {
  private static final String NAME = "weir";
  private static final int ATTRIBUTE_BYTES = 3000;
  private static final String SIDE = "side";

  private final Path sides;

  /// @param sides folder of the side files
  /// @throws Fault.Unavailable when the file system has no user attributes
  MetadataAttribute(Path sides) {
    this.sides = sides;
    Path probe = sides.resolve(".probe-" + UUID.randomUUID());
    try {
      Files.createFile(probe);
      view(probe).write(NAME, ByteBuffer.wrap(new byte[ATTRIBUTE_BYTES]));
    } catch (IOException | UnsupportedOperationException without) {
      throw new Fault.Unavailable(
          "the file system of "
              + sides.toAbsolutePath()
              + " has no extended user attributes of "
              + ATTRIBUTE_BYTES
              + " bytes, in which Weir keeps what it knows of objects ("
              + without.getMessage()
              + "); use a folder on ext4, XFS, Btrfs or ZFS, and mount it without nouser_xattr");
    } finally {
      Disk.forget(probe);
    }
  }

  /// Sets metadata; the caller syncs the file.
  void write(Path file, ObjectMetadata metadata, boolean durable) throws IOException {
    String side = side(file);
    byte[] text = MetadataText.print(metadata).getBytes(StandardCharsets.UTF_8);
    if (text.length > ATTRIBUTE_BYTES) {
      String name = UUID.randomUUID().toString();
      Path beside = sides.resolve(name);
      Files.write(beside, text, StandardOpenOption.CREATE_NEW);
      if (durable) {
        Disk.sync(beside);
        Disk.sync(sides);
      }
      ObjectNode pointer = MetadataText.emptyTree();
      pointer.put(SIDE, name);
      text = pointer.toString().getBytes(StandardCharsets.UTF_8);
    }
    view(file).write(NAME, ByteBuffer.wrap(text));
    forgetSide(side);
  }

  /// @throws NoSuchFileException when the file is gone
  ObjectMetadata read(Path file) throws IOException {
    JsonNode node = attribute(file);
    String side = node.path(SIDE).asText("");
    if (!side.isEmpty()) {
      node = MetadataText.tree(Files.readString(sides.resolve(side)));
    }
    return node.isEmpty() ? foreign(file) : MetadataText.parse(node);
  }

  /// Deletes a file that no object needs any more, and what lies beside it.
  void delete(Path file) throws IOException {
    String side = Files.isRegularFile(file) && links(file) == 1 ? side(file) : "";
    Files.deleteIfExists(file);
    forgetSide(side);
  }

  void forgetSide(String side) {
    if (!side.isEmpty()) {
      Disk.forget(sides.resolve(side));
    }
  }

  private static int links(Path file) throws IOException {
    return ((Number) Files.getAttribute(file, "unix:nlink")).intValue();
  }

  /// Name of a file's side file; empty when it has none.
  String side(Path file) throws IOException {
    return attribute(file).path(SIDE).asText("");
  }

  private static JsonNode attribute(Path file) throws IOException {
    UserDefinedFileAttributeView view = view(file);
    ByteBuffer bytes = ByteBuffer.allocate(4096);
    try {
      view.read(NAME, bytes);
    } catch (IOException missing) {
      if (!Files.exists(file)) {
        throw new NoSuchFileException(file.toString());
      }
      if (view.list().contains(NAME)) {
        throw missing;
      }
      return MetadataText.emptyTree();
    }
    bytes.flip();
    return MetadataText.tree(StandardCharsets.UTF_8.decode(bytes).toString());
  }

  private static UserDefinedFileAttributeView view(Path file) {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    if (view == null) {
      throw new UnsupportedOperationException("no user attributes");
    }
    return view;
  }

  /// A file that somebody put into the folder by hand is an object too.
  private static ObjectMetadata foreign(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    byte[] start = new byte[SealedLayout.MAGIC.length];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.read(ByteBuffer.wrap(start), 0);
    }
    if (java.util.Arrays.equals(start, SealedLayout.MAGIC)) {
      throw new Fault.Corrupt(
          file + " is encrypted and has lost its attribute user.weir, which held its key");
    }
    long micros = attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.MICROSECONDS);
    RunningChecksum digest = RunningChecksum.of("MD5");
    byte[] identity = (attributes.size() + "/" + micros).getBytes(StandardCharsets.US_ASCII);
    digest.update(identity, 0, identity.length);
    String etag = HexFormat.of().formatHex(digest.value()) + "-1";
    ObjectContent content = new ObjectContent(attributes.size(), etag, Map.of(), List.of(), null);
    return new ObjectMetadata(
        micros, ObjectMetadata.NULL_VERSION, false, "", "", content, ObjectLabels.NONE);
  }
}
