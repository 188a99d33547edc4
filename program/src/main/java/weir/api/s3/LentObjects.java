package weir.api.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.logs.LentEvents;
import weir.api.protocol.WireResponse;
import weir.query.trino.LentFile;
import weir.query.trino.LentTable;
import weir.query.trino.LogLoans;
import weir.store.records.ParquetSource;

/// The bucket of the log events that are lent to a cluster: it has the files of the queries that
/// run now, for callers who may query their groups, and is read and nothing else.
final class LentObjects {
  private static final String ARN = "arn:aws:s3:::" + LogLoans.BUCKET;
  private static final int MOST_KEYS = 1000;

  private final LogLoans loans;
  private final Map<String, S3Operation> routes =
      Map.of(
          "GET BUCKET list-type=2", new ListObjectsV2(),
          "GET OBJECT ", new GetObject(),
          "HEAD OBJECT ", new HeadObject());

  LentObjects(LogLoans loans) {
    this.loans = loans;
  }

  /// @param route method, level and marker: `GET OBJECT `
  Optional<S3Operation> find(String route) {
    return Optional.ofNullable(routes.get(route));
  }

  private static void require(Permission permission, Optional<LentTable> table, Call call) {
    call.require(permission);
    table.ifPresent(lent -> LentEvents.needed(lent, call).forEach(call::require));
  }

  /// Lists the files of one table.
  private final class ListObjectsV2 implements S3Operation {
    @Override
    public WireResponse answer(S3Request request, Call call) {
      String prefix = request.query("prefix").orElse("");
      Optional<LentTable> table = loans.tableOf(prefix);
      require(Permission.of("s3:ListBucket", ARN).when("s3:prefix", prefix), table, call);
      KeyText text = KeyText.of(request);
      int most = request.number("max-keys", MOST_KEYS, 0, MOST_KEYS);
      String after =
          request
              .query("continuation-token")
              .map(ListToken::read)
              .orElseGet(() -> request.query("start-after").orElse(""));
      List<LentFile> found =
          table.stream()
              .flatMap(lent -> lent.files().stream())
              .filter(file -> file.key().startsWith(prefix) && file.key().compareTo(after) > 0)
              .toList();
      List<LentFile> page = found.subList(0, Math.min(most, found.size()));
      XmlOutput xml = new XmlOutput("ListBucketResult").element("Name", LogLoans.BUCKET);
      xml.element("Prefix", text.of(prefix));
      boolean truncated = !page.isEmpty() && page.size() < found.size();
      if (truncated) {
        xml.element("NextContinuationToken", ListToken.write(page.getLast().key()));
      }
      xml.element("KeyCount", page.size()).element("MaxKeys", most);
      text.say(xml);
      xml.element("IsTruncated", truncated);
      for (LentFile file : page) {
        xml.open("Contents")
            .element("Key", text.of(file.key()))
            .element("LastModified", HttpDate.iso(file.since()))
            .element("ETag", etag(file))
            .element("Size", file.bytes())
            .element("StorageClass", "STANDARD")
            .close("Contents");
      }
      return xml.answer();
    }
  }

  private LentFile file(S3Request request, Call call) {
    Optional<LentTable> table = loans.tableOf(request.key());
    require(Permission.of("s3:GetObject", ARN + "/" + request.key()), table, call);
    return table.stream()
        .flatMap(lent -> lent.files().stream())
        .filter(file -> file.key().equals(request.key()))
        .findFirst()
        .orElseThrow(() -> S3Error.noSuchKey(request.key()));
  }

  /// A file's content never changes: its name is its own.
  private static String etag(LentFile file) {
    return '"' + file.key().replace('/', '-') + '"';
  }

  private static WireResponse described(int status, LentFile file, WireResponse.Body body) {
    return new WireResponse(status, Map.of(), body)
        .with("ETag", etag(file))
        .with("Last-Modified", HttpDate.header(file.since()))
        .with("Accept-Ranges", "bytes")
        .with("Content-Type", "application/vnd.apache.parquet");
  }

  /// What is known of a file.
  private final class HeadObject implements S3Operation {
    @Override
    public WireResponse answer(S3Request request, Call call) {
      LentFile file = file(request, call);
      return described(200, file, new FileBody(file, new ByteRange(0, file.bytes())));
    }
  }

  /// The bytes of a file, or a range of them.
  private final class GetObject implements S3Operation {
    @Override
    public WireResponse answer(S3Request request, Call call) {
      LentFile file = file(request, call);
      return request
          .header("range")
          .flatMap(header -> ByteRange.parse(header, file.bytes()))
          .map(range ->
              described(206, file, new FileBody(file, range))
                  .with("Content-Range", range.header(file.bytes())))
          .orElseGet(
              () -> described(200, file, new FileBody(file, new ByteRange(0, file.bytes()))));
    }
  }

  /// Bytes on their way from the storage to the cluster; opened when they are sent, which they are
  /// not in an answer to HEAD.
  private record FileBody(LentFile file, ByteRange range) implements WireResponse.Body {
    private static final int AT_ONCE = 1 << 18;

    @Override
    public long length() {
      return range.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      byte[] bytes = new byte[Math.toIntExact(Math.min(AT_ONCE, range.length()))];
      try (ParquetSource source = file.opening().open()) {
        for (long done = 0; done < range.length(); done += bytes.length) {
          int length = Math.toIntExact(Math.min(bytes.length, range.length() - done));
          source.read(range.offset() + done, bytes, 0, length);
          out.write(bytes, 0, length);
        }
      }
    }
  }
}
