package weir.api.s3;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.api.protocol.ApiException;

/// A part of an object's bytes.
record ByteRange(long offset, long length) {
  private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /// The range that a header asks for. Empty when it is not one range of bytes: then the whole
  /// object is the answer.
  ///
  /// @throws ApiException 416 when the object ends before the range
  static Optional<ByteRange> parse(String header, long size) {
    Matcher matcher = FORM.matcher(header.strip());
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (matcher.group(1).isEmpty()) {
      long last = Long.parseLong(matcher.group(2));
      if (last == 0 || size == 0) {
        throw unsatisfiable(header, size);
      }
      long length = Math.min(last, size);
      return Optional.of(new ByteRange(size - length, length));
    }
    long first = Long.parseLong(matcher.group(1));
    long last = matcher.group(2).isEmpty() ? size - 1 : Long.parseLong(matcher.group(2));
    if (last < first && !matcher.group(2).isEmpty()) {
      return Optional.empty();
    }
    if (first >= size) {
      throw unsatisfiable(header, size);
    }
    return Optional.of(new ByteRange(first, Math.min(last, size - 1) - first + 1));
  }

  private static ApiException unsatisfiable(String header, long size) {
    return new ApiException(
        416,
        "InvalidRange",
        "The requested range is not satisfiable",
        Map.of(
            "RangeRequested",
            header,
            "ActualObjectSize",
            Long.toString(size),
            ErrorAnswer.HEADER + "Content-Range",
            "bytes */" + size));
  }

  String header(long size) {
    return "bytes " + offset + "-" + (offset + length - 1) + "/" + size;
  }
}
