package weir.cli;

import java.net.URI;
import weir.model.aws.Fault;

/// The service that is asked when no files are named.
final class AskedPlace {
  private AskedPlace() {}

  /// @throws Fault.Invalid when none is named either
  static URI service(EngineOptions options) {
    try {
      return SdkSettings.endpoint(options.service(), "--endpoint");
    } catch (Fault.Invalid nowhere) {
      throw new Fault.Invalid(
          "neither files nor a service are named; say where the flow logs are, such as --from"
              + " ./flow-logs or --from s3://my-bucket/AWSLogs, or where Weir serves, such as"
              + " --endpoint http://127.0.0.1:4566");
    }
  }
}
