package weir.api.weir;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.auth.Permission;
import weir.api.ec2.NetworkView;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;
import weir.store.state.NetworkFileWriter;

/// Describes the network of the caller's account in the region of the request as `network.yaml`,
/// attached as far as one host captures it. Of anybody else it shows nothing.
final class ExportNetwork implements Operation<ExportNetworkRequest, ExportNetworkResponse> {
  private final NetworkView view;

  ExportNetwork(NetworkView view) {
    this.view = view;
  }

  @Override
  public SdkPojo newRequest() {
    return new ExportNetworkRequest();
  }

  @Override
  public List<Permission> permissions(ExportNetworkRequest request, Call call) {
    return AgentHost.permission(name(), request.host(), call);
  }

  @Override
  public ExportNetworkResponse answer(ExportNetworkRequest request, Call call) {
    NetworkView.Described described = view.describe(call.scope(), AgentHost.of(request.host()));
    String text = NetworkFileWriter.print(described.network());
    String digest = digest(text);
    return ExportNetworkResponse.of(
        digest.equals(request.knownDigest()) ? null : text, described.omissions(), digest);
  }

  @Override
  public boolean readOnly() {
    return true;
  }

  /// SHA-256 of the text in hexadecimal.
  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
