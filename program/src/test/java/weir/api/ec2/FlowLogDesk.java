package weir.api.ec2;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.GetFlowLogsIntegrationTemplateRequest;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.auth.Authorizer;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.Permission;
import weir.api.auth.RequestFacts;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;
import weir.api.protocol.Protocol;
import weir.store.state.Scope;
import weir.store.state.StateStore;

/// Calls the operations on flow logs without a wire, as one account in one region.
final class FlowLogDesk {
  static final String ACCOUNT = "123456789012";
  static final String REGION = "eu-central-1";

  final StateStore store = StateStore.ephemeral();
  final Map<String, String> problems = new HashMap<>();
  final Set<String> denied = new HashSet<>();
  final Map<String, Permission> asked = new HashMap<>();
  final Set<String> roles = new HashSet<>();
  final Set<String> streams = new HashSet<>();
  final FakeBuckets buckets = new FakeBuckets();
  final Ec2Parts parts;
  private final FlowLogParts flowLogs;
  private final Ec2Wording wording = new Ec2Wording();

  FlowLogDesk() {
    ResourceIds ids = new ResourceIds(new Random(1));
    parts = new Ec2Parts(store, ids, new RegionDefaults(ids, false), InstanceProfiles.NONE);
    flowLogs =
        new FlowLogParts(
            id -> Optional.ofNullable(problems.get(id)),
            buckets,
            streams::contains,
            (role, service, account, arn) -> roles.contains(role));
  }

  /// Buckets by name, with their policies.
  static final class FakeBuckets implements BucketAccess {
    final Map<String, Bucket> buckets = new HashMap<>();

    void add(String name, String owner, String policy) {
      buckets.put(name, new Bucket(name, owner, policy.isEmpty() ? null : policy, null));
    }

    void encryptBy(String name, String key) {
      Bucket bucket = find(name).orElseThrow();
      buckets.put(name, new Bucket(name, bucket.ownerAccount(), bucket.policy(), key));
    }

    final Map<String, String> objects = new HashMap<>();

    @Override
    public void put(String bucket, String key, String text) {
      objects.put(bucket + "/" + key, text);
    }

    String policy(String name) {
      return String.valueOf(find(name).orElseThrow().policy());
    }

    @Override
    public Optional<Bucket> find(String name) {
      return Optional.ofNullable(buckets.get(name));
    }

    @Override
    public boolean mayDeliver(LogDelivery delivery) {
      String policy = policy(delivery.bucket());
      String folder = delivery.key().substring(0, delivery.key().indexOf("vpcflowlogs"));
      return !policy.contains("Deny")
          && policy.contains(LogDelivery.PRINCIPAL)
          && (policy.contains("/" + folder + "*") || policy.contains(":::whole/*"));
    }

    @Override
    public void putPolicy(String bucket, String policy) {
      buckets.put(
          bucket, new Bucket(bucket, find(bucket).orElseThrow().ownerAccount(), policy, null));
    }
  }

  Vpc vpc() {
    return store.change(state -> {
      Ec2Change change = new Ec2Change(state, new Scope(ACCOUNT, REGION));
      return Vpcs.make(
          change,
          parts.ids(),
          new Vpcs.Wanted(
              weir.model.net.Cidr.of("10.0.0.0/16"),
              null,
              software.amazon.awssdk.services.ec2.model.Tenancy.DEFAULT,
              false));
    });
  }

  /// Makes a flow log of a VPC to the bucket `logs`, but for what is changed of the request.
  CreateFlowLogsResponse create(String vpcId, Consumer<CreateFlowLogsRequest.Builder> change) {
    return create(request(vpcId, change));
  }

  static CreateFlowLogsRequest request(
      String vpcId, Consumer<CreateFlowLogsRequest.Builder> change) {
    return CreateFlowLogsRequest.builder()
        .resourceIds(vpcId)
        .resourceType("VPC")
        .trafficType("ALL")
        .logDestinationType("s3")
        .logDestination("arn:aws:s3:::logs")
        .applyMutation(change)
        .build();
  }

  Call newCall() {
    Authorizer authorizer =
        (caller, permission, facts) -> {
          asked.put(permission.action() + " " + permission.resource(), permission);
          return denied.contains(permission.action())
              ? new Decision(Decision.Outcome.IMPLICIT_DENY, "because a test says so", "")
              : Decision.ALLOWED;
        };
    Caller ann =
        new Caller(
            Caller.Kind.USER,
            ACCOUNT,
            "arn:aws:iam::" + ACCOUNT + ":user/ann",
            "AIDAANN",
            "ann",
            "AKIAANN",
            null,
            Map.of());
    return new Call(
        ann,
        new RequestFacts("127.0.0.1", "test", false, REGION, Instant.parse("2026-11-21T10:00:00Z")),
        "request",
        authorizer,
        denial -> wording.denied(denial, Protocol.EC2_QUERY));
  }

  <I extends SdkPojo, O extends SdkPojo> O call(Operation<I, O> operation, I request) {
    Call call = newCall();
    List<Permission> needed = operation.permissions(request, call);
    needed.forEach(call::require);
    wording.beforeAnswer(request);
    return operation.answer(request, call);
  }

  CreateFlowLogsResponse create(CreateFlowLogsRequest request) {
    return call(new CreateFlowLogs(parts, flowLogs), request);
  }

  DescribeFlowLogsResponse describe(DescribeFlowLogsRequest request) {
    return call(new DescribeFlowLogs(parts, flowLogs.health()), request);
  }

  DeleteFlowLogsResponse delete(String... ids) {
    return call(new DeleteFlowLogs(parts), DeleteFlowLogsRequest.builder().flowLogIds(ids).build());
  }

  String template(GetFlowLogsIntegrationTemplateRequest request) {
    return call(new GetFlowLogsIntegrationTemplate(parts, buckets), request).result();
  }

  List<FlowLog> all() {
    return describe(DescribeFlowLogsRequest.builder().build()).flowLogs();
  }
}
