package weir.store.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a reader passed over in a file: counted, with the first few shown. Written by its reader
/// only, read by the reader's thread.
public final class ReadNotices {
  /// How many malformed lines are kept as examples.
  private static final int EXAMPLES = 10;

  private final String file;
  private final List<MalformedLine> examples = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private long malformedLines;

  ReadNotices(String file) {
    this.file = file;
  }

  /// The file's name as the caller gave it.
  public String file() {
    return file;
  }

  /// Lines, or in Parquet values, that could not be read.
  public long malformedLines() {
    return malformedLines;
  }

  /// A few of the malformed lines, in the order of the file.
  public List<MalformedLine> examples() {
    return examples.stream().sorted(Comparator.comparingLong(MalformedLine::line)).toList();
  }

  /// What else is to be said of the file, a sentence each: unknown columns, a torn end.
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /// Whether there is nothing to say.
  public boolean isEmpty() {
    return malformedLines == 0 && remarks.isEmpty();
  }

  /// Whether the next malformed line is kept as an example.
  boolean wantsExamples() {
    return examples.size() < EXAMPLES;
  }

  void malformed(long line, String reason) {
    malformedLines++;
    if (wantsExamples()) {
      examples.add(new MalformedLine(file, line, reason));
    }
  }

  /// Values that are not of their field's type, in a file that has no lines.
  void malformedValues(long count, String sentence) {
    malformedLines += count;
    remark(sentence);
  }

  void remark(String sentence) {
    remarks.add(file + ": " + sentence);
  }
}
