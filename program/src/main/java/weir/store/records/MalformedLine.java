package weir.store.records;

/// A line that is no record.
///
/// @param file the file's name as the caller gave it
/// @param line number of the line, the first being 1
/// @param reason what is wrong with it, as half a sentence
public record MalformedLine(String file, long line, String reason) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + reason;
  }
}
