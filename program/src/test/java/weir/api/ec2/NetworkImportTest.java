package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.model.aws.Fault;
import weir.model.network.Network;
import weir.model.network.ServiceRanges;
import weir.store.state.NetworkFile;
import weir.store.state.StateStore;

/// That a described network becomes resources from which the view makes the same network.
class NetworkImportTest {
  private static final String TEXT =
      """
      account: '123456789012'
      region: eu-central-1
      prefix-lists:
        - {id: pl-00000000000000001, name: partners, entries: [203.0.113.0/24]}
      vpcs:
        - id: vpc-00000000000000001
          cidrs: [10.0.0.0/16, '2001:db8:1234:a100::/56']
          tags: {Name: shop}
          block-public-access: ingress
          network-acls:
            - id: acl-00000000000000001
              name: default
              ingress: [100 allow all from 0.0.0.0/0, 101 allow icmpv6 type 128 from ::/0]
              egress: [100 allow tcp 1024-65535 to 0.0.0.0/0, 90 deny icmp to 10.0.0.0/8]
          security-groups:
            - id: sg-00000000000000001
              name: default
              ingress: [allow tcp 443 from 0.0.0.0/0, allow all from default]
              egress: [allow all to partners]
          subnets:
            - id: subnet-00000000000000001
              cidrs: [10.0.1.0/24, '2001:db8:1234:a101::/64']
              availability-zone: euc1-az2
              sublocation: {type: outpost, id: op-1}
              tags: {tier: web}
              routes:
                - {to: 0.0.0.0/0, via: internet-gateway}
                - {to: 192.0.2.0/24, via: web}
              interfaces:
                - id: eni-00000000000000001
                  name: web
                  address: 10.0.1.10
                  secondary-addresses: [10.0.1.11]
                  ipv6-addresses: ['2001:db8:1234:a101::10']
                  public-address: 198.51.100.9
                  mac: 02:00:00:00:00:01
                  instance: i-00000000000000001
                  instance-tags: {team: shop}
                  auto-scaling-group-tags: {a: b}
                  ecs: {cluster-name: c}
                  attach: {interface: eth0, namespace: web1}
                  timeouts: {tcp-established: 350, udp-stream: 61, udp: 31}
      flow-logs:
        - id: fl-00000000000000001
          resource: vpc-00000000000000001
          interval: 60
          destination: arn:aws:s3:::logs/x/
          file-format: parquet
          tag-fields: {instance: [team]}
        - {id: fl-00000000000000002, resource: web, destination: ./folder}
      """;

  private final StateStore store = StateStore.ephemeral();
  private final NetworkImport imports = new NetworkImport(new ResourceIds(new Random(3)));

  private static Network network() {
    NetworkFile.Checked checked = NetworkFile.check("network.yaml", TEXT);
    assertEquals(List.of(), checked.mistakes());
    return checked.network().orElseThrow();
  }

  @Test
  void theViewOfWhatWasImportedIsTheNetworkOfTheFile() {
    Network file = network();
    NetworkImport.Imported imported = imports.into(store, file);
    assertEquals(
        List.of(
            "fl-00000000000000002 is left out: it delivers to ./folder, and flow logs of the API"
                + " deliver to arn:aws:s3:::bucket/prefix/"),
        imported.omissions());
    NetworkView view = new NetworkView(store, ServiceRanges.NONE);
    assertEquals(List.of(), view.omissions());
    Network seen = view.network();
    assertEquals(List.copyOf(file.vpcs()), List.copyOf(seen.vpcs()));
    assertEquals(List.copyOf(file.subnets()), List.copyOf(seen.subnets()));
    assertEquals(List.copyOf(file.interfaces()), List.copyOf(seen.interfaces()));
    assertEquals(List.copyOf(file.networkAcls()), List.copyOf(seen.networkAcls()));
    assertEquals(List.copyOf(file.prefixLists()), List.copyOf(seen.prefixLists()));
    var group = file.securityGroups().iterator().next();
    var seenGroup = seen.securityGroup(group.id());
    assertEquals(new HashSet<>(group.ingress()), new HashSet<>(seenGroup.ingress()));
    assertEquals(new HashSet<>(group.egress()), new HashSet<>(seenGroup.egress()));
    assertEquals(List.of(file.flowLogs().iterator().next()), List.copyOf(seen.flowLogs()));
  }

  @Test
  void whatExistsAlreadyIsNotOverwritten() {
    imports.into(store, network());
    long before = store.size();
    Fault fault = assertThrows(Fault.Invalid.class, () -> imports.into(store, network()));
    assertTrue(
        fault.sentence().startsWith("the network cannot be imported: vpc-00000000000000001, "),
        fault::sentence);
    assertEquals(before, store.size());
  }
}
