package weir.delivery;

/// The services that flow logs are delivered to.
public enum AwsService {
  S3("AWS_ENDPOINT_URL_S3"),
  LOGS("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS"),
  FIREHOSE("AWS_ENDPOINT_URL_FIREHOSE");

  private final String endpointVariable;

  AwsService(String endpointVariable) {
    this.endpointVariable = endpointVariable;
  }

  /// The environment variable that AWS's tools take the service's address from.
  String endpointVariable() {
    return endpointVariable;
  }
}
