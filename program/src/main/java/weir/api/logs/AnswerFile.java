package weir.api.logs;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.insights.EventPointer;
import weir.query.insights.InsightsRow;
import weir.store.objects.DataKeys;
import weir.store.objects.Disk;
import weir.store.objects.ObjectEncryption;
import weir.store.objects.ObjectRefusal;
import weir.store.objects.SealedInput;
import weir.store.objects.SealedOutput;
import weir.store.state.Scope;

/// The file of one query: its head, and behind that its rows, packed, and encrypted when a group
/// that it asked is. It is replaced in one step.
final class AnswerFile {
  private static final long MAGIC = 0x57_45_49_52_41_4e_53_31L;
  private static final int LONGEST_HEAD = 16 << 20;

  private final Path file;

  AnswerFile(Path file) {
    this.file = file;
  }

  /// Where the key of a file's rows comes from.
  ///
  /// @param group whose key of KMS it is
  private record RowKey(GroupAddress group, String keyId, byte[] wrapped) {}

  /// Puts the answer in place of what the file was; it is on disk when this returns.
  ///
  /// @param lock of the rows; null leaves them plain
  void write(QueryHead head, List<InsightsRow> rows, @Nullable AnswerLock lock) throws IOException {
    byte[] body = packed(rows);
    DataKeys.@Nullable DataKey key = lock == null ? null : lock.newKey();
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(fresh))) {
      byte[] start = start(head, lock, key, body.length);
      out.writeLong(MAGIC);
      out.writeInt(start.length);
      out.writeInt(checksum(start));
      out.write(start);
      if (key == null) {
        out.write(body);
      } else {
        try (SealedOutput sealed = new SealedOutput(out, key.plain())) {
          sealed.write(body, 0, body.length);
        }
      }
    }
    Disk.sync(fresh);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Disk.sync(Disk.parent(file));
  }

  private static byte[] start(
      QueryHead head, @Nullable AnswerLock lock, DataKeys.@Nullable DataKey key, int bodyBytes)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    head.write(out);
    out.writeInt(bodyBytes);
    out.writeBoolean(key != null);
    if (key != null && lock != null) {
      QueryHead.writeText(out, lock.group().scope().accountId());
      QueryHead.writeText(out, lock.group().scope().region());
      QueryHead.writeText(out, lock.group().name());
      QueryHead.writeText(out, String.valueOf(key.rule().keyId()));
      out.writeInt(key.wrapped().length);
      out.write(key.wrapped());
    }
    return bytes.toByteArray();
  }

  private static int checksum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }

  private static byte[] packed(List<InsightsRow> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      for (InsightsRow row : rows) {
        EventPointer event = row.event();
        QueryHead.writeText(out, event == null ? "" : event.text());
        for (String cell : row.cells()) {
          out.writeBoolean(cell != null);
          if (cell != null) {
            QueryHead.writeText(out, cell);
          }
        }
      }
    }
    return bytes.toByteArray();
  }

  /// What the file says of its query.
  ///
  /// @throws Fault.Corrupt when it is no such file, or was changed
  QueryHead head() throws IOException {
    try (DataInputStream in = open()) {
      return QueryHead.read(start(in));
    }
  }

  private DataInputStream open() throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
  }

  private DataInputStream start(DataInputStream in) throws IOException {
    try {
      long magic = in.readLong();
      int length = in.readInt();
      int sum = in.readInt();
      if (magic != MAGIC || length < 0 || length > LONGEST_HEAD) {
        throw new Fault.Corrupt(file.getFileName() + " is no answer that this Weir reads");
      }
      byte[] start = new byte[length];
      in.readFully(start);
      if (checksum(start) != sum) {
        throw new Fault.Corrupt(file.getFileName() + " is damaged: its checksum does not fit");
      }
      return new DataInputStream(new ByteArrayInputStream(start));
    } catch (EOFException cut) {
      throw new Fault.Corrupt(file.getFileName() + " is damaged: it ends too early");
    }
  }

  /// Some of the rows.
  ///
  /// @param to the first that is not wanted any more
  /// @throws weir.api.protocol.ApiException when the key of the rows may not be used
  List<InsightsRow> rows(int from, int to, GroupKeys keys) throws IOException {
    try (DataInputStream in = open()) {
      DataInputStream start = start(in);
      int columns = QueryHead.read(start).progress().columns().size();
      int bodyBytes = start.readInt();
      RowKey key = start.readBoolean() ? key(start) : null;
      byte[] rest = in.readAllBytes();
      byte[] body = key == null ? rest : opened(rest, bodyBytes, key, keys);
      return unpacked(body, columns, from, to);
    }
  }

  private static RowKey key(DataInputStream start) throws IOException {
    Scope scope = new Scope(QueryHead.readText(start), QueryHead.readText(start));
    GroupAddress group = new GroupAddress(scope, QueryHead.readText(start));
    String keyId = QueryHead.readText(start);
    byte[] wrapped = new byte[start.readInt()];
    start.readFully(wrapped);
    return new RowKey(group, keyId, wrapped);
  }

  private static byte[] opened(byte[] sealed, int bytes, RowKey key, GroupKeys keys)
      throws IOException {
    byte[] plain = unwrapped(key, keys);
    byte[] body = new byte[bytes];
    new SealedInput(
            sealed.length,
            (position, target, offset, length) ->
                System.arraycopy(sealed, Math.toIntExact(position), target, offset, length),
            plain,
            bytes)
        .read(0, body, 0, bytes);
    return body;
  }

  private static byte[] unwrapped(RowKey key, GroupKeys keys) {
    try {
      return keys.of(key.group().scope(), key.group().arn())
          .unwrap(
              new ObjectEncryption(GroupEncryption.rule(key.keyId(), key.group()), key.wrapped()));
    } catch (ObjectRefusal refused) {
      throw GroupEncryption.refused(refused, key.group());
    }
  }

  private static List<InsightsRow> unpacked(byte[] body, int columns, int from, int to)
      throws IOException {
    List<InsightsRow> rows = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(new ByteArrayInputStream(body))))) {
      for (int row = 0; row < to; row++) {
        EventPointer event = EventPointer.parse(QueryHead.readText(in)).orElse(null);
        @Nullable String[] cells = new String[columns];
        for (int i = 0; i < columns; i++) {
          cells[i] = in.readBoolean() ? QueryHead.readText(in) : null;
        }
        if (row >= from) {
          rows.add(new InsightsRow(Arrays.asList(cells), event));
        }
      }
    }
    return rows;
  }
}
