package weir.api.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.utils.builder.Buildable;

final class ShapeTextTest {
  private static final int ROUNDS = 40;

  private static final List<Supplier<SdkPojo>> SHAPES =
      List.of(
          CreateFlowLogsRequest::builder,
          DescribeFlowLogsResponse::builder,
          DescribeNetworkInterfacesResponse::builder,
          DescribeSecurityGroupsResponse::builder,
          RunInstancesRequest::builder,
          CreateAccessKeyRequest::builder,
          GetRoleResponse::builder,
          EncryptRequest::builder,
          ListAliasesResponse::builder,
          PutBucketLifecycleConfigurationRequest::builder,
          AssumeRoleResponse::builder);

  @Test
  void readsWhatItPrinted() {
    long seed = System.nanoTime();
    RandomShapes random = new RandomShapes(seed);
    for (int round = 0; round < ROUNDS; round++) {
      for (Supplier<SdkPojo> shape : SHAPES) {
        SdkPojo builder = random.fill(shape.get());
        SdkPojo built = (SdkPojo) ((Buildable) builder).build();
        String text = ShapeText.print(built);
        SdkPojo again = (SdkPojo) ((Buildable) ShapeText.fill(shape.get(), text)).build();
        assertEquals(built, again, () -> "seed " + seed + ": " + text);
      }
    }
  }

  @Test
  void printsNoClientTokenThatNobodyGave() {
    assertEquals("{}", ShapeText.print(RunInstancesRequest.builder().build()));
    assertEquals(
        "{\"ClientToken\":\"t\"}",
        ShapeText.print(RunInstancesRequest.builder().clientToken("t").build()));
  }

  @Test
  void hidesTheSecretsOfTemporaryCredentials() {
    String text =
        ShapeText.withoutSecrets(
            AssumeRoleResponse.builder()
                .credentials(given ->
                    given
                        .accessKeyId("ASIA")
                        .secretAccessKey("hush-key")
                        .sessionToken("hush-token"))
                .build());
    assertFalse(text.contains("hush"), text);
    assertEquals(
        "{\"Credentials\":{\"AccessKeyId\":\"ASIA\",\"SecretAccessKey\":\"***\","
            + "\"SessionToken\":\"***\"}}",
        text);
  }

  @Test
  void refusesTextThatIsNoShape() {
    assertThrows(ApiException.class, () -> ShapeText.fill(CreateFlowLogsRequest.builder(), "[1]"));
    assertThrows(ApiException.class, () -> ShapeText.fill(CreateFlowLogsRequest.builder(), ""));
  }
}
