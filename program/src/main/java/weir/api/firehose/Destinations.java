package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDescription;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationDescription;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationRequest;
import weir.api.protocol.ShapeText;

/// The shapes of a destination, and how one becomes the other: they have the same members by the
/// same names, whichever of AWS's three families they belong to.
final class Destinations {
  /// Of the one destination that a stream has.
  static final String ID = "destinationId-000000000001";

  private Destinations() {}

  /// The destination of a request to create a stream, with everything that it leaves open; the old
  /// way to name a bucket becomes the new one.
  ///
  /// @throws weir.api.protocol.ApiException when there is not exactly one
  static CreateDeliveryStreamRequest asked(CreateDeliveryStreamRequest request) {
    S3DestinationConfiguration old = oldS3(request);
    ExtendedS3DestinationConfiguration s3 = request.extendedS3DestinationConfiguration();
    HttpEndpointDestinationConfiguration http = request.httpEndpointDestinationConfiguration();
    int given = (old == null ? 0 : 1) + (s3 == null ? 0 : 1) + (http == null ? 0 : 1);
    if (given != 1) {
      throw FirehoseErrors.invalid(
          "Exactly one destination configuration is supported for a Firehose");
    }
    if (http != null) {
      return of(DestinationDefaults.complete(http));
    }
    if (old != null) {
      s3 = filled(ExtendedS3DestinationConfiguration.builder(), old).build();
    }
    return of(DestinationDefaults.complete(Objects.requireNonNull(s3)));
  }

  @SuppressWarnings("deprecation") // older clients send it
  private static @Nullable S3DestinationConfiguration oldS3(CreateDeliveryStreamRequest request) {
    return request.s3DestinationConfiguration();
  }

  private static CreateDeliveryStreamRequest of(ExtendedS3DestinationConfiguration s3) {
    return CreateDeliveryStreamRequest.builder().extendedS3DestinationConfiguration(s3).build();
  }

  private static CreateDeliveryStreamRequest of(HttpEndpointDestinationConfiguration http) {
    return CreateDeliveryStreamRequest.builder().httpEndpointDestinationConfiguration(http).build();
  }

  /// A destination with the members that an update names in the place of what they were.
  ///
  /// @throws weir.api.protocol.ApiException when the update is of another kind
  @SuppressWarnings("deprecation") // older clients send S3DestinationUpdate
  static CreateDeliveryStreamRequest updated(
      CreateDeliveryStreamRequest before, UpdateDestinationRequest update) {
    HttpEndpointDestinationConfiguration http = before.httpEndpointDestinationConfiguration();
    ExtendedS3DestinationConfiguration s3 = before.extendedS3DestinationConfiguration();
    if (http != null && update.httpEndpointDestinationUpdate() != null) {
      HttpEndpointDestinationConfiguration.Builder changed =
          filled(http.toBuilder(), update.httpEndpointDestinationUpdate());
      if (update.httpEndpointDestinationUpdate().s3Update() != null) {
        changed.s3Configuration(
            filled(
                    http.s3Configuration().toBuilder(),
                    update.httpEndpointDestinationUpdate().s3Update())
                .build());
      }
      return of(DestinationDefaults.complete(changed.build()));
    }
    SdkPojo change =
        update.extendedS3DestinationUpdate() != null
            ? update.extendedS3DestinationUpdate()
            : update.s3DestinationUpdate();
    if (s3 == null || change == null) {
      throw FirehoseErrors.invalid(
          "The update names another kind of destination than the stream has; a stream keeps the"
              + " kind that it was created with");
    }
    return of(DestinationDefaults.complete(filled(s3.toBuilder(), change).build()));
  }

  /// As DescribeDeliveryStream shows it: without the access key.
  @SuppressWarnings("deprecation") // AWS shows a bucket in both ways
  static DestinationDescription described(CreateDeliveryStreamRequest destination) {
    DestinationDescription.Builder all = DestinationDescription.builder().destinationId(ID);
    HttpEndpointDestinationConfiguration http = destination.httpEndpointDestinationConfiguration();
    if (http != null) {
      return all.httpEndpointDestinationDescription(
              filled(HttpEndpointDestinationDescription.builder(), http)
                  .endpointConfiguration(
                      HttpEndpointDescription.builder()
                          .url(http.endpointConfiguration().url())
                          .name(http.endpointConfiguration().name())
                          .build())
                  .s3DestinationDescription(
                      filled(S3DestinationDescription.builder(), http.s3Configuration()).build())
                  .build())
          .build();
    }
    ExtendedS3DestinationConfiguration s3 = destination.extendedS3DestinationConfiguration();
    return all.s3DestinationDescription(filled(S3DestinationDescription.builder(), s3).build())
        .extendedS3DestinationDescription(
            filled(ExtendedS3DestinationDescription.builder(), s3).build())
        .build();
  }

  /// The roles that Firehose needs for it.
  static Set<String> roles(CreateDeliveryStreamRequest destination) {
    Set<String> roles = new TreeSet<>();
    HttpEndpointDestinationConfiguration http = destination.httpEndpointDestinationConfiguration();
    if (http != null) {
      roles.add(RULES.text("roleARN", http.s3Configuration().roleARN(), 1, 512));
      if (http.roleARN() != null) {
        roles.add(http.roleARN());
      }
    } else {
      String role = destination.extendedS3DestinationConfiguration().roleARN();
      roles.add(RULES.text("roleARN", role, 1, 512));
    }
    return roles;
  }

  private static <B extends SdkPojo> B filled(B builder, SdkPojo from) {
    return ShapeText.fill(builder, ShapeText.print(from));
  }
}
