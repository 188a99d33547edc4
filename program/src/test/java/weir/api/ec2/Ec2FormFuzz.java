package weir.api.ec2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import weir.api.auth.Authenticator;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.gateway.CallListener;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
import weir.api.protocol.WireRequest;
import weir.store.state.StateStore;

/// Sends EC2 any parameters: the first byte chooses the operation, the rest is the form, with its
/// nested names and filter values. Over a network that is there, no operation fails in itself.
public final class Ec2FormFuzz {
  private static final Caller CALLER =
      new Caller(
          Caller.Kind.ROOT,
          "123456789012",
          "arn:aws:iam::123456789012:root",
          "123456789012",
          "",
          "AKIAFUZZ",
          null,
          Map.of());
  private static final StateStore STORE = StateStore.ephemeral();
  private static final weir.api.gateway.ServiceApi API =
      Ec2Api.of(STORE, new ResourceIds(new Random(7)), true);
  private static final List<String> OPERATIONS =
      API.operationNames().stream().filter(name -> name.startsWith("Describe")).sorted().toList();
  private static final Gateway GATEWAY =
      new Gateway(
          List.of(API),
          (request, service) -> new Authenticator.Signed(CALLER, "us-east-1", request),
          (caller, permission, facts) -> Decision.ALLOWED,
          List.of(new Defects()),
          GatewayLimits.DEFAULT,
          () -> Instant.EPOCH);

  private Ec2FormFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    String operation = OPERATIONS.get(Byte.toUnsignedInt(input[0]) % OPERATIONS.size());
    String form =
        "Action="
            + operation
            + "&Version=2016-11-15&"
            + new String(Arrays.copyOfRange(input, 1, input.length), StandardCharsets.ISO_8859_1);
    byte[] body = form.getBytes(StandardCharsets.ISO_8859_1);
    WireRequest request =
        new WireRequest(
            "POST",
            "/",
            "",
            Map.of(
                "host", List.of("ec2.us-east-1.amazonaws.com"),
                "content-type", List.of("application/x-www-form-urlencoded"),
                "authorization",
                    List.of("AWS4-HMAC-SHA256 Credential=A/20261121/us-east-1/ec2/aws4_request")),
            new ByteArrayInputStream(body),
            body.length,
            "127.0.0.1",
            false);
    try {
      int status = GATEWAY.answer(request).status();
      if (status >= 500 && status != 501) {
        throw new AssertionError(operation + " answered " + status);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Tells of what the gateway answers as its own failure.
  private static final class Defects implements CallListener {
    @Override
    public void ended(Ended call) {}

    @Override
    public void defect(String requestId, RuntimeException defect) {
      throw new AssertionError("a defect", defect);
    }
  }
}
