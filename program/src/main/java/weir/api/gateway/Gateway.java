package weir.api.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Authenticator;
import weir.api.auth.Authorizer;
import weir.api.auth.Caller;
import weir.api.auth.RequestFacts;
import weir.api.protocol.ApiException;
import weir.api.protocol.Protocol;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;
import weir.model.aws.Fault;

/// The way of a request to its answer: which service and protocol, who asks, may they, do it, write
/// it down. Safe for any number of threads.
///
/// The service is chosen before anything is checked, so that every error has the form that the
/// client understands.
public final class Gateway {
  private final List<ServiceApi> services;
  private final ServiceRouter router;
  private final Authenticator authenticator;
  private final Authorizer authorizer;
  private final List<CallListener> listeners;
  private final InstantSource clock;
  private final GatewayLimits limits;
  private final CallRates rates;
  private final BodyMemory memory;

  public Gateway(
      List<ServiceApi> services,
      Authenticator authenticator,
      Authorizer authorizer,
      List<CallListener> listeners,
      GatewayLimits limits,
      InstantSource clock) {
    this.services = List.copyOf(services);
    this.router = new ServiceRouter(services);
    this.authenticator = authenticator;
    this.authorizer = authorizer;
    this.listeners = List.copyOf(listeners);
    this.limits = limits;
    this.rates = new CallRates(limits.callsPerSecond());
    this.memory = BodyMemory.usual(limits.bodyBytes());
    this.clock = clock;
  }

  /// What it serves.
  public List<ServiceApi> services() {
    return services;
  }

  /// Answers one request; throws only when the client is gone.
  public WireResponse answer(WireRequest request) throws IOException {
    String requestId = UUID.randomUUID().toString();
    ServiceRouter.Destination destination = router.find(request);
    Attempt attempt = new Attempt(destination, request, requestId);
    WireResponse response = attempt.run();
    return response.with(
        destination.service().shape().protocols().contains(Protocol.REST_XML)
            ? "x-amz-request-id"
            : "x-amzn-RequestId",
        requestId);
  }

  /// One request on its way.
  private final class Attempt {
    private final ServiceApi service;
    private final Protocol protocol;
    private final WireRequest request;
    private final String requestId;
    private final RequestFacts unsigned;
    private @Nullable Call call;
    private ServiceApi.@Nullable Invocation invocation;
    private String named = "";

    Attempt(ServiceRouter.Destination destination, WireRequest request, String requestId) {
      this.service = destination.service();
      this.protocol = destination.protocol();
      this.request = request;
      this.requestId = requestId;
      this.unsigned =
          new RequestFacts(
              request.remoteAddress(),
              request.header("user-agent").orElse(""),
              request.secure(),
              "",
              clock.instant());
    }

    WireResponse run() throws IOException {
      long startedAtNanos = System.nanoTime();
      ApiException error = null;
      WireResponse response;
      try (BodyMemory.Share share = memory.share()) {
        response = authenticated(share);
      } catch (ApiException refused) {
        error = refused;
        response = service.error(request, protocol, refused, requestId);
      } catch (Fault fault) {
        error = service.fault(fault);
        response = service.error(request, protocol, error, requestId);
      } catch (RuntimeException defect) {
        error =
            new ApiException(
                500, "InternalFailure", "Weir failed; its log says why under " + requestId);
        response = service.error(request, protocol, error, requestId);
        tellDefect(defect);
      }
      tell(response.status(), error, System.nanoTime() - startedAtNanos);
      return response;
    }

    private WireResponse authenticated(BodyMemory.Share share) throws IOException {
      WireRequest whole = request;
      byte[] body = {};
      if (service.wantsWholeBody()) {
        body = whole(share);
        whole = request.withBody(new ByteArrayInputStream(body), body.length);
      }
      named = service.nameOf(whole, body, protocol);
      Authenticator.Signed signed;
      try {
        signed = authenticator.verify(whole, service.shape().signingName());
        if (signed.caller().kind() == Caller.Kind.ANONYMOUS && !service.admitsAnonymous()) {
          throw new Authenticator.RejectedSignature(
              Authenticator.Reason.MISSING, "Request is missing Authentication Token");
        }
      } catch (Authenticator.RejectedSignature rejection) {
        throw service.rejected(rejection, protocol);
      }
      String client = signed.caller().accessKeyId();
      if (!rates.take(client == null ? request.remoteAddress() : client, System.nanoTime())) {
        throw service.throttled(protocol);
      }
      RequestFacts facts =
          new RequestFacts(
              unsigned.sourceIp(),
              unsigned.userAgent(),
              unsigned.secure(),
              signed.region(),
              unsigned.now());
      if (service.wantsWholeBody()) {
        body = limits.decoded(request, body, service.inflatesBodies());
      }
      Call made =
          new Call(
              signed.caller(),
              facts,
              requestId,
              authorizer,
              denial -> service.denied(denial, protocol));
      call = made;
      ServiceApi.Invocation found = service.find(signed.request(), body, protocol);
      invocation = found;
      WireResponse response = found.answer(made);
      if (!made.asked()) {
        throw new IllegalStateException(
            found.operation() + " answered without asking whether the caller may");
      }
      return response;
    }

    private byte[] whole(BodyMemory.Share share) throws IOException {
      try {
        return limits.readWhole(request, share);
      } catch (BodyMemory.FullException full) {
        throw service.throttled(protocol);
      }
    }

    private void tell(int status, @Nullable ApiException error, long nanos) {
      Call made = call;
      ServiceApi.Invocation found = invocation;
      CallListener.Ended ended =
          new CallListener.Ended(
              requestId,
              service.shape(),
              protocol,
              found == null ? named : found.operation(),
              found != null && found.readOnly(),
              found == null ? "null" : found.parameters(),
              made == null ? Caller.anonymous() : made.caller(),
              made == null ? unsigned : made.facts(),
              made == null ? List.of() : made.denials(),
              status,
              error,
              nanos);
      listeners.forEach(listener -> listener.ended(ended));
    }

    private void tellDefect(RuntimeException defect) {
      listeners.forEach(listener -> listener.defect(requestId, defect));
    }
  }
}
