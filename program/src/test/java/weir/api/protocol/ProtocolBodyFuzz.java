package weir.api.protocol;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.s3.model.PutBucketAclRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.utils.builder.Buildable;

/// Feeds every codec anything as a body: the first byte chooses protocol and shape. What comes of
/// it is a request or an [ApiException]; a request that was read prints, and its text reads back.
public final class ProtocolBodyFuzz {
  private static final List<Supplier<SdkPojo>> SHAPES =
      List.of(
          CreateFlowLogsRequest::builder,
          RunInstancesRequest::builder,
          SimulateCustomPolicyRequest::builder,
          EncryptRequest::builder,
          AssumeRoleRequest::builder,
          PutBucketAclRequest::builder,
          PutBucketLifecycleConfigurationRequest::builder);

  private ProtocolBodyFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    int choice = Byte.toUnsignedInt(input[0]);
    Protocol[] protocols = Protocol.values();
    Codec codec = Codecs.of(protocols[choice % protocols.length]);
    Supplier<SdkPojo> shape = SHAPES.get(choice / protocols.length % SHAPES.size());
    byte[] body = Arrays.copyOfRange(input, 1, input.length);
    SdkPojo builder = shape.get();
    try {
      codec.read(request(body), body, builder);
    } catch (ApiException refused) {
      return;
    }
    SdkPojo read = (SdkPojo) ((Buildable) builder).build();
    String text = ShapeText.print(read);
    ShapeText.withoutSecrets(read);
    Object again = ((Buildable) ShapeText.fill(shape.get(), text)).build();
    if (!read.equals(again)) {
      throw new AssertionError(read + " became " + again);
    }
  }

  /// What looks like a query string is one too, for the protocols that read it.
  private static WireRequest request(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String query = text.startsWith("?") ? text.substring(1) : "";
    return new WireRequest(
        "POST",
        "/",
        query,
        Map.of("x-amz-meta-a", List.of(query), "x-amz-expected-bucket-owner", List.of(query)),
        new ByteArrayInputStream(body),
        body.length,
        "127.0.0.1",
        false);
  }
}
