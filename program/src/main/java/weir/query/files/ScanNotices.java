package weir.query.files;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import weir.store.records.MalformedLine;
import weir.store.records.ReadNotices;

/// What readers passed over in all files of a scan. Written by the scan's threads.
final class ScanNotices {
  private static final int EXAMPLES = 5;
  private static final int REMARKS = 10;

  private final List<MalformedLine> examples = new ArrayList<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private long malformedLines;
  private long filesWithMalformedLines;
  private long remarksLeftOut;

  synchronized void add(ReadNotices notices, FlowLogTable table) {
    if (notices.malformedLines() > 0) {
      malformedLines += notices.malformedLines();
      filesWithMalformedLines++;
      notices.examples().stream().limit(EXAMPLES - examples.size()).forEach(examples::add);
    }
    for (String remark : notices.remarks()) {
      if (table.unknownColumns().stream().noneMatch(name -> saysUnknown(remark, name))) {
        remark(remark);
      }
    }
  }

  synchronized void remark(String sentence) {
    if (remarks.size() < REMARKS) {
      remarks.add(sentence);
    } else if (!remarks.contains(sentence)) {
      remarksLeftOut++;
    }
  }

  /// A sentence each.
  synchronized List<String> sentences() {
    List<String> sentences = new ArrayList<>(remarks);
    if (remarksLeftOut > 0) {
      sentences.add(remarksLeftOut + " more remarks like these");
    }
    if (malformedLines > 0) {
      sentences.add(
          "passed over "
              + count(malformedLines, "malformed line")
              + " in "
              + count(filesWithMalformedLines, "file"));
      examples.forEach(example -> sentences.add(example.toString()));
    }
    return sentences;
  }

  /// The table says that once for all files.
  private static boolean saysUnknown(String remark, String column) {
    return remark.replace('-', '_').contains("column " + column + " is unknown");
  }

  private static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
