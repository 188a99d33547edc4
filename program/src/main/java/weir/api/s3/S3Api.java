package weir.api.s3;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import weir.api.auth.Authenticator;
import weir.api.gateway.Call;
import weir.api.gateway.ServiceApi;
import weir.api.protocol.ApiException;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;
import weir.model.aws.Fault;
import weir.store.objects.ObjectRefusal;

/// S3 as clients see it: its operations, and its words for what goes wrong.
public final class S3Api implements ServiceApi {
  private static final ServiceShape SHAPE =
      new ServiceShape(
          "s3", "", "2006-03-01", XmlOutput.NAMESPACE, "", EnumSet.of(Protocol.REST_XML));

  private final S3Routes routes;

  private S3Api(S3Rooms rooms) {
    this.routes = new S3Routes(rooms);
    rooms.store().onEvent(new EventDispatch(rooms)::happened);
  }

  public static ServiceApi of(S3Rooms rooms) {
    return new S3Api(rooms);
  }

  /// What it answers, as method, level and marker: `PUT BUCKET policy`.
  public List<String> routes() {
    return routes.names();
  }

  @Override
  public ServiceShape shape() {
    return SHAPE;
  }

  @Override
  public List<String> operationNames() {
    return routes.operationNames();
  }

  @Override
  public boolean wantsWholeBody() {
    return false;
  }

  @Override
  public boolean admitsAnonymous() {
    return true;
  }

  @Override
  public String nameOf(WireRequest wire, byte[] body, Protocol protocol) {
    try {
      return routes.find(S3Request.of(wire)).name();
    } catch (ApiException none) {
      return "";
    }
  }

  @Override
  public Invocation find(WireRequest wire, byte[] body, Protocol protocol) {
    S3Request request = S3Request.of(wire);
    S3Operation operation = routes.find(request);
    return new Invocation() {
      @Override
      public String operation() {
        return operation.name();
      }

      @Override
      public boolean readOnly() {
        return operation.readOnly();
      }

      @Override
      public WireResponse answer(Call call) throws IOException {
        try {
          return operation.answer(request, call);
        } catch (ObjectRefusal refusal) {
          throw S3Error.of(refusal);
        }
      }

      @Override
      public String parameters() {
        return RequestText.print(request);
      }
    };
  }

  @Override
  public ApiException rejected(Authenticator.RejectedSignature rejection, Protocol protocol) {
    String sentence = String.valueOf(rejection.getMessage());
    return switch (rejection.reason()) {
      case OTHER_MECHANISM -> S3Error.invalidRequest(sentence);
      case INCOMPLETE -> ApiException.badRequest("AuthorizationHeaderMalformed", sentence);
      case UNKNOWN_ACCESS_KEY ->
          new ApiException(
              403,
              "InvalidAccessKeyId",
              "The AWS Access Key Id you provided does not exist in our records.");
      case BAD_TOKEN ->
          ApiException.badRequest(
              "InvalidToken", "The provided token is malformed or otherwise invalid.");
      case EXPIRED_TOKEN ->
          ApiException.badRequest("ExpiredToken", "The provided token has expired.");
      case MISMATCH ->
          new ApiException(
              403,
              "SignatureDoesNotMatch",
              "The request signature we calculated does not match the signature you provided. "
                  + "Check your key and signing method.");
      case SKEWED ->
          new ApiException(
              403,
              "RequestTimeTooSkewed",
              "The difference between the request time and the current time is too large.");
      case EXPIRED_REQUEST -> new ApiException(403, "AccessDenied", "Request has expired");
      case BODY_MISMATCH ->
          ApiException.badRequest(
              "XAmzContentSHA256Mismatch",
              "The provided 'x-amz-content-sha256' header does not match what was computed.");
      case MISSING -> new ApiException(403, "AccessDenied", "Access Denied");
    };
  }

  @Override
  public ApiException denied(Call.Denial denial, Protocol protocol) {
    return new ApiException(403, "AccessDenied", denial.sentence());
  }

  @Override
  public ApiException fault(Fault fault) {
    return switch (fault) {
      case Fault.Invalid invalid -> ApiException.badRequest("InvalidArgument", invalid.sentence());
      case Fault.NotFound gone -> new ApiException(404, "NoSuchKey", gone.sentence());
      case Fault.Denied denied -> new ApiException(403, "AccessDenied", denied.sentence());
      case Fault.Unavailable away -> new ApiException(503, "ServiceUnavailable", away.sentence());
      case Fault.Corrupt corrupt -> new ApiException(500, "InternalError", corrupt.sentence());
      case Fault.Unsupported unsupported ->
          new ApiException(501, "NotImplemented", unsupported.sentence());
    };
  }

  @Override
  public WireResponse error(
      WireRequest request, Protocol protocol, ApiException error, String requestId) {
    return ErrorAnswer.of(request, error, requestId);
  }

  /// An answer without a body.
  static WireResponse empty(int status) {
    return new WireResponse(status, Map.of(), WireResponse.Body.EMPTY);
  }
}
