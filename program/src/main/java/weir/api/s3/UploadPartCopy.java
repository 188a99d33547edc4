package weir.api.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.ChecksumAlgorithm;
import weir.store.objects.Expected;
import weir.store.objects.ObjectBody;
import weir.store.objects.ObjectMetadata;
import weir.store.objects.Upload;

/// Takes a part of an upload from another object.
record UploadPartCopy(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) throws IOException {
    access.object(request, call, "s3:PutObject");
    Upload upload =
        access
            .rooms()
            .store()
            .uploads()
            .upload(request.name(), request.query("uploadId").orElse(""));

    int number = PartNumber.of(request);
    try (ObjectBody body = CopySource.of(request).open(access, request, call)) {
      long size = body.object().sizeBytes();
      ByteRange range =
          request
              .header("x-amz-copy-source-range")
              .map(text -> range(text, size))
              .orElse(new ByteRange(0, size));
      ChecksumAlgorithm algorithm = upload.checksum();
      Upload.Part part;
      try (InputStream in = body.stream(range.offset(), range.length())) {
        part =
            access
                .rooms()
                .store()
                .uploads()
                .put(
                    upload,
                    number,
                    in,
                    Expected.computing(algorithm == null ? Set.of() : Set.of(algorithm)),
                    access.rooms().keys(call));
      }
      ObjectMetadata metadata = part.metadata();
      XmlOutput xml =
          new XmlOutput("CopyPartResult")
              .element("LastModified", HttpDate.iso(metadata.modifiedAt()))
              .element("ETag", '"' + metadata.content().etag() + '"');
      return Encryption.say(xml.answer(), metadata.content().encryption());
    }
  }

  private static ByteRange range(String text, long size) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()
        || Long.parseLong(matcher.group(1)) > Long.parseLong(matcher.group(2))
        || Long.parseLong(matcher.group(2)) >= size) {
      throw S3Error.invalidArgument(
          "The x-amz-copy-source-range value must be of the form bytes=first-last where first and "
              + "last are the zero-based offsets of the first and last bytes to copy",
          "x-amz-copy-source-range",
          text);
    }
    long first = Long.parseLong(matcher.group(1));
    return new ByteRange(first, Long.parseLong(matcher.group(2)) - first + 1);
  }

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})");
}
