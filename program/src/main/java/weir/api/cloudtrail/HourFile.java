package weir.api.cloudtrail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The records of one hour: plain while it runs, compressed afterwards.
record HourFile(Path folder, Instant hour) {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu/MM/dd/HH", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern PATH =
      Pattern.compile("([0-9]{4})/([0-9]{2})/([0-9]{2})/([0-9]{2})\\.jsonl(?:\\.gz)?");

  static HourFile of(Path folder, Instant hour) {
    return new HourFile(folder, hour);
  }

  /// Every hour of which there is something, oldest first.
  static List<HourFile> all(Path folder) throws IOException {
    TreeMap<Instant, HourFile> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder, 4)) {
      paths
          .flatMap(path -> parse(folder, path).stream())
          .forEach(file -> files.put(file.hour(), file));
    }
    return List.copyOf(files.values());
  }

  private static Optional<HourFile> parse(Path folder, Path path) {
    Matcher parts = PATH.matcher(folder.relativize(path).toString());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String hour =
        parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3) + "T" + parts.group(4);
    try {
      return Optional.of(new HourFile(folder, Instant.parse(hour + ":00:00Z")));
    } catch (java.time.format.DateTimeParseException foreign) {
      return Optional.empty();
    }
  }

  Path plain() {
    return folder.resolve(NAME.format(hour) + ".jsonl");
  }

  Path compressed() {
    return folder.resolve(NAME.format(hour) + ".jsonl.gz");
  }

  private Path unfinished() {
    return folder.resolve(NAME.format(hour) + ".part");
  }

  /// Cuts off a line that has no end.
  void repair() throws IOException {
    Files.deleteIfExists(unfinished());
    if (!Files.exists(plain())) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(plain(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.truncate(BackwardLines.endOfLastLine(channel));
    }
  }

  /// Puts the plain file's records behind the compressed ones, of which there are none as a rule:
  /// an hour comes twice only when the clock was set back.
  void compress() throws IOException {
    if (!Files.exists(plain())) {
      return;
    }
    if (!compressedAlready()) {
      try (OutputStream file = Files.newOutputStream(unfinished())) {
        if (Files.exists(compressed())) {
          Files.copy(compressed(), file);
        }
        try (OutputStream packed = new GZIPOutputStream(file, 1 << 16)) {
          Files.copy(plain(), packed);
        }
      }
      Files.move(unfinished(), compressed(), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.delete(plain());
  }

  /// Whether a process ended between writing the compressed file and deleting the plain one: then
  /// both end with the same record.
  private boolean compressedAlready() throws IOException {
    if (!Files.exists(compressed())) {
      return false;
    }
    LastLine plain = new LastLine();
    searchPlain(Long.MAX_VALUE, plain);
    LastLine packed = new LastLine();
    searchCompressed(Long.MAX_VALUE, packed);
    return plain.line.equals(packed.line);
  }

  private static final class LastLine implements AuditLog.Search {
    private String line = "";
    private int room = 1;

    @Override
    public boolean matches(String candidate) {
      return true;
    }

    @Override
    public int room() {
      return room;
    }

    @Override
    public void take(AuditLog.Place place, String last) {
      line = last;
      room = 0;
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(plain());
    Files.deleteIfExists(compressed());
  }

  /// Deletes the folders of days, months and years without records.
  ///
  /// @param current a file whose folders stay, though it may not be there yet
  static void deleteEmptyFolders(Path folder, Path current) throws IOException {
    List<Path> folders;
    try (Stream<Path> paths = Files.walk(folder, 3)) {
      folders =
          paths
              .filter(path -> Files.isDirectory(path) && !current.startsWith(path))
              .sorted(java.util.Comparator.reverseOrder())
              .toList();
    }
    for (Path empty : folders) {
      try (Stream<Path> inside = Files.list(empty)) {
        if (inside.findAny().isPresent()) {
          continue;
        }
      }
      Files.deleteIfExists(empty);
    }
  }

  /// Reads backwards, and no further than the search wants.
  ///
  /// @param before offset of the first record that is not wanted any more
  void searchPlain(long before, AuditLog.Search search) throws IOException {
    try (FileChannel channel = FileChannel.open(plain(), StandardOpenOption.READ)) {
      BackwardLines lines = new BackwardLines(channel, before);
      while (search.room() > 0 && lines.next()) {
        if (search.matches(lines.line())) {
          search.take(new AuditLog.Place(hour, false, lines.offset()), lines.line());
        }
      }
    } catch (NoSuchFileException compressedMeanwhile) {
      searchCompressed(before, search);
    }
  }

  /// Reads all of it, since it can be read forwards only, and remembers the last matches.
  void searchCompressed(long before, AuditLog.Search search) throws IOException {
    Deque<Match> last = new ArrayDeque<>();
    try (InputStream packed = new BufferedInputStream(Files.newInputStream(compressed()));
        InputStream text = new BufferedInputStream(new GZIPInputStream(packed, 1 << 16), 1 << 16)) {
      ForwardLines lines = new ForwardLines(text);
      while (lines.next() && lines.offset() < before) {
        if (search.matches(lines.line())) {
          last.addLast(new Match(new AuditLog.Place(hour, true, lines.offset()), lines.line()));
          if (last.size() > search.room()) {
            last.removeFirst();
          }
        }
      }
    } catch (NoSuchFileException deletedMeanwhile) {
      return;
    }
    last.descendingIterator().forEachRemaining(match -> search.take(match.place(), match.line()));
  }

  private record Match(AuditLog.Place place, String line) {}
}
