package weir.api.s3;

import java.util.List;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;

/// The buckets of the caller's account.
record ListBuckets(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Access.account(call, "s3:ListAllMyBuckets", "*");
    int most = request.number("max-buckets", 10_000, 1, 10_000);
    String prefix = request.query("prefix").orElse("");
    String region = request.query("bucket-region").orElse("");
    String after = ListToken.read(request.query("continuation-token").orElse(""));
    List<Bucket> buckets =
        access.rooms().store().buckets().of(call.accountId()).stream()
            .filter(bucket -> bucket.name().startsWith(prefix))
            .filter(bucket -> region.isEmpty() || bucket.region().equals(region))
            .filter(bucket -> bucket.name().compareTo(after) > 0)
            .toList();
    XmlOutput xml = new XmlOutput("ListAllMyBucketsResult").owner("Owner", call.accountId());
    xml.open("Buckets");
    buckets.stream()
        .limit(most)
        .forEach(bucket ->
            xml.open("Bucket")
                .element("Name", bucket.name())
                .element("CreationDate", HttpDate.iso(bucket.createdAt()))
                .element("BucketRegion", bucket.region())
                .close("Bucket"));
    xml.close("Buckets");
    if (buckets.size() > most) {
      xml.element("ContinuationToken", ListToken.write(buckets.get(most - 1).name()));
    }
    return xml.answer();
  }
}
