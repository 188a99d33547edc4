package weir.api.weir;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.auth.Permission;
import weir.api.ec2.NetworkImport;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;
import weir.api.protocol.ApiException;
import weir.model.network.FlowLog;
import weir.model.network.Network;
import weir.model.network.Vpc;
import weir.store.state.Mistake;
import weir.store.state.NetworkFile;
import weir.store.state.StateStore;

/// Makes resources out of a `network.yaml`, all or none. Its VPCs and flow logs must belong to the
/// caller's account and the region of the request.
final class ImportNetwork implements Operation<ImportNetworkRequest, ImportNetworkResponse> {
  private final StateStore store;
  private final NetworkImport imports;

  ImportNetwork(StateStore store, NetworkImport imports) {
    this.store = store;
    this.imports = imports;
  }

  @Override
  public SdkPojo newRequest() {
    return new ImportNetworkRequest();
  }

  @Override
  public List<Permission> permissions(ImportNetworkRequest request, Call call) {
    return List.of(Permission.of("weir:ImportNetwork", call.arn("weir", "network/*")));
  }

  @Override
  public ImportNetworkResponse answer(ImportNetworkRequest request, Call call) {
    Network network = read(request);
    for (Vpc vpc : network.vpcs()) {
      requireOwn(vpc.id(), vpc.accountId(), call);
      if (!vpc.region().equals(call.region())) {
        throw invalid(
            vpc.id()
                + " is of region "
                + vpc.region()
                + " but the request is signed for "
                + call.region());
      }
    }
    for (FlowLog log : network.flowLogs()) {
      requireOwn(log.id(), log.accountId(), call);
    }
    NetworkImport.Imported imported = imports.into(store, network);
    return ImportNetworkResponse.of(imported.resources(), imported.omissions());
  }

  private static Network read(ImportNetworkRequest request) {
    String text = request.network();
    if (text == null) {
      throw invalid("Network is missing; give it the text of a network.yaml");
    }
    NetworkFile.Checked checked = NetworkFile.check("network.yaml", text);
    return checked
        .network()
        .orElseThrow(() ->
            invalid(
                checked.mistakes().stream()
                    .map(Mistake::toString)
                    .collect(Collectors.joining("\n"))));
  }

  private static void requireOwn(String id, String accountId, Call call) {
    if (!accountId.equals(call.accountId())) {
      throw invalid(
          id + " is of account " + accountId + " but you are of account " + call.accountId());
    }
  }

  private static ApiException invalid(String sentence) {
    return ApiException.badRequest("ValidationException", sentence);
  }
}
