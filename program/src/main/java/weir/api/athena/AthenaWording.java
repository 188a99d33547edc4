package weir.api.athena;

import java.util.regex.Pattern;
import weir.api.gateway.Call;
import weir.api.gateway.Wording;
import weir.api.protocol.ApiException;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;
import weir.model.aws.Fault;

/// Athena's words for what goes wrong, where they differ from other services'.
final class AthenaWording implements Wording {
  private static final Pattern SPARK =
      Pattern.compile(".*(Notebook|Session|Calculation|Executors|DPUSizes|ResourceDashboard).*");

  @Override
  public ApiException unknownOperation(ServiceShape service, String name, Protocol protocol) {
    if (SPARK.matcher(name).matches()) {
      return AthenaErrors.invalid(
          "Weir's Athena answers SQL only; it does not have "
              + name
              + ", which is of Apache Spark");
    }
    if (name.contains("Capacity")) {
      return AthenaErrors.invalid(
          "Weir's Athena has no capacity reservations; it does not have " + name);
    }
    return switch (name) {
      case "CreateDataCatalog", "UpdateDataCatalog", "DeleteDataCatalog" ->
          AthenaErrors.invalid(
              "Weir's Athena has the one catalog AwsDataCatalog; it does not have " + name);
      default -> Wording.super.unknownOperation(service, name, protocol);
    };
  }

  @Override
  public ApiException denied(Call.Denial denial, Protocol protocol) {
    String action = denial.permission().action();
    if (action.startsWith("glue:")) {
      return AthenaErrors.metadata(denial.sentence());
    }
    return ApiException.badRequest(
        "AccessDeniedException",
        "You are not authorized to perform: "
            + action
            + " on the resource. After your AWS administrator or you have updated your permissions,"
            + " please try again.");
  }

  @Override
  public ApiException fault(Fault fault) {
    return switch (fault) {
      case Fault.Invalid invalid -> AthenaErrors.invalid(invalid.sentence());
      case Fault.Unsupported unsupported -> AthenaErrors.invalid(unsupported.sentence());
      case Fault.NotFound gone -> AthenaErrors.notFound(gone.sentence(), "");
      case Fault.Denied denied ->
          ApiException.badRequest("AccessDeniedException", denied.sentence());
      case Fault.Unavailable away ->
          new ApiException(500, "InternalServerException", away.sentence());
      case Fault.Corrupt corrupt ->
          new ApiException(500, "InternalServerException", corrupt.sentence());
    };
  }
}
