package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsResponse;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import weir.api.gateway.Call;

/// Lists key pairs, without their private halves.
final class DescribeKeyPairs
    extends Ec2Operation<DescribeKeyPairsRequest, DescribeKeyPairsResponse> {
  DescribeKeyPairs(Ec2Parts parts) {
    super(
        parts,
        DescribeKeyPairsRequest::builder,
        Members.of("KeyNames", "KeyPairIds", "Filters", "IncludePublicKey"));
  }

  @Override
  public DescribeKeyPairsResponse answer(DescribeKeyPairsRequest request, Call call) {
    return parts()
        .read(
            call,
            view -> {
              List<KeyPairInfo> found =
                  request.keyPairIds().isEmpty()
                      ? view.all(ResourceKinds.KEY_PAIR)
                      : view.require(ResourceKinds.KEY_PAIR, request.keyPairIds());
              for (String name : request.keyNames()) {
                if (found.stream().noneMatch(pair -> pair.keyName().equals(name))) {
                  throw KeyPairs.notFound(name);
                }
              }
              return DescribeKeyPairsResponse.builder()
                  .keyPairs(
                      found.stream()
                          .filter(pair ->
                              request.keyNames().isEmpty()
                                  || request.keyNames().contains(pair.keyName()))
                          .filter(
                              FILTERS.compile(
                                  request.filters(), pair -> view.tags(pair.keyPairId())))
                          .map(pair -> view.tagged(ResourceKinds.KEY_PAIR, pair))
                          .map(pair ->
                              Boolean.TRUE.equals(request.includePublicKey())
                                  ? pair
                                  : pair.toBuilder().publicKey(null).build())
                          .toList())
                  .build();
            });
  }

  private static final Ec2Filters<KeyPairInfo> FILTERS =
      new Ec2Filters<KeyPairInfo>()
          .on("key-pair-id", KeyPairInfo::keyPairId)
          .on("key-name", KeyPairInfo::keyName)
          .on("fingerprint", KeyPairInfo::keyFingerprint);
}
