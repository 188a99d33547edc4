package weir.capture.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weir.capture.aggregate.ExampleFrames.ACK;
import static weir.capture.aggregate.ExampleFrames.FIN;
import static weir.capture.aggregate.ExampleFrames.GATEWAY;
import static weir.capture.aggregate.ExampleFrames.MINE;
import static weir.capture.aggregate.ExampleFrames.SYN;
import static weir.capture.aggregate.ExampleFrames.tcp;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weir.capture.PacketBytes;
import weir.model.network.Network;

/// The worked examples of AWS's documentation (reference/flow-logs.md 2.7) about gateways, services
/// and paths: packets and a network in, exactly those records out.
class GatewayExamplesTest {
  private static final Network NAT =
      Replay.network(
          """
          account: "123456789010"
          region: us-east-1
          vpcs:
            - name: vpc
              cidrs: [10.0.0.0/16]
              security-groups:
                - name: open
                  ingress: [allow all from 0.0.0.0/0]
              subnets:
                - name: public
                  cidrs: [10.0.0.0/24]
                  interfaces:
                    - name: nat
                      id: eni-1235b8ca123456789
                      service: nat-gateway
                      address: 10.0.0.220
                      mac: "%s"
                - name: private
                  cidrs: [10.0.1.0/24]
                  interfaces:
                    - name: instance
                      id: eni-1111aaaa2222bbbb3
                      address: 10.0.1.5
                      instance: i-01234567890123456
                      security-groups: [open]
          """
              .formatted(MINE));

  @Test
  void aNatGatewayShowsItsOwnAddressAndThePacketsItCarries() {
    Replay replay =
        new Replay().format("instance-id interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr");
    int second = 1418530010;
    replay.at(second, tcp(false, "10.0.1.5", 40000, "203.0.113.5", 443, SYN).of(0));
    replay.at(second + 0.1, tcp(true, "10.0.0.220", 50000, "203.0.113.5", 443, SYN).of(0));
    replay.at(second + 0.2, tcp(false, "203.0.113.5", 443, "10.0.0.220", 50000, SYN | ACK).of(0));
    replay.at(second + 0.3, tcp(true, "203.0.113.5", 443, "10.0.1.5", 40000, SYN | ACK).of(0));
    assertEquals(
        List.of(
            "- eni-1235b8ca123456789 10.0.1.5 10.0.0.220 10.0.1.5 203.0.113.5",
            "- eni-1235b8ca123456789 10.0.0.220 203.0.113.5 10.0.0.220 203.0.113.5",
            "- eni-1235b8ca123456789 203.0.113.5 10.0.0.220 203.0.113.5 10.0.0.220",
            "- eni-1235b8ca123456789 10.0.0.220 10.0.1.5 203.0.113.5 10.0.1.5"),
        replay.atInterface(NAT, "eni-1235b8ca123456789"));
  }

  @Test
  void theSameConnectionAtTheInstanceShowsNoGateway() {
    Replay replay =
        new Replay().format("instance-id interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr");
    int second = 1418530010;
    replay.at(second, tcp(true, "10.0.1.5", 40000, "203.0.113.5", 443, SYN).of(0));
    replay.at(second + 0.3, tcp(false, "203.0.113.5", 443, "10.0.1.5", 40000, SYN | ACK).of(0));
    assertEquals(
        List.of(
            "i-01234567890123456 eni-1111aaaa2222bbbb3 10.0.1.5 203.0.113.5 10.0.1.5 203.0.113.5",
            "i-01234567890123456 eni-1111aaaa2222bbbb3 203.0.113.5 10.0.1.5 203.0.113.5 10.0.1.5"),
        replay.atInterface(NAT, "eni-1111aaaa2222bbbb3"));
  }

  @Test
  void aRegionalNatGatewayHasNoInterfaceAndShowsPacketsAsTheyAre() {
    Network network =
        Replay.network(
            """
            account: "123456789010"
            region: us-east-1
            vpcs:
              - name: vpc
                cidrs: [10.0.0.0/16]
                subnets:
                  - name: private
                    cidrs: [10.0.1.0/24]
                    interfaces:
                      - name: nat
                        id: eni-1235b8ca123456789
                        service: regional-nat-gateway
                        resource: nat-1234567890abcdef0
                        address: 10.0.1.220
                        mac: "%s"
            """
                .formatted(MINE));
    Replay replay =
        new Replay()
            .format(
                "resource-id instance-id interface-id subnet-id srcaddr dstaddr pkt-srcaddr"
                    + " pkt-dstaddr");
    int second = 1418530010;
    replay.at(second, tcp(false, "10.0.1.5", 40000, "203.0.113.5", 443, SYN).of(0));
    replay.at(second + 0.1, tcp(true, "107.22.182.139", 50000, "203.0.113.5", 443, SYN).of(0));
    replay.at(
        second + 0.2, tcp(false, "203.0.113.5", 443, "107.22.182.139", 50000, SYN | ACK).of(0));
    replay.at(second + 0.3, tcp(true, "203.0.113.5", 443, "10.0.1.5", 40000, SYN | ACK).of(0));
    assertEquals(
        Stream.of(
                "10.0.1.5 203.0.113.5 10.0.1.5 203.0.113.5",
                "107.22.182.139 203.0.113.5 107.22.182.139 203.0.113.5",
                "203.0.113.5 107.22.182.139 203.0.113.5 107.22.182.139",
                "203.0.113.5 10.0.1.5 203.0.113.5 10.0.1.5")
            .map(addresses -> "nat-1234567890abcdef0 - - - " + addresses)
            .toList(),
        replay.atInterface(network, "eni-1235b8ca123456789"));
  }

  @Test
  void aTransitGatewayAsItsVpcInterfacesSeeIt() {
    Network network =
        Replay.network(
            """
            account: "123456789010"
            region: us-east-1
            vpcs:
              - name: vpc
                id: vpc-abcdefab012345678
                cidrs: [10.40.0.0/16]
                security-groups:
                  - name: web
                    ingress: [allow tcp 80 from 0.0.0.0/0]
                subnets:
                  - name: in
                    id: subnet-11111111aaaaaaaaa
                    cidrs: [10.40.1.0/24]
                    interfaces:
                      - {name: tgw-in, id: eni-11111111111111111, service: transit-gateway, address: 10.40.1.175, mac: "02:00:00:00:11:11"}
                  - name: out
                    id: subnet-22222222bbbbbbbbb
                    cidrs: [10.40.2.0/24]
                    interfaces:
                      - {name: tgw-out, id: eni-22222222222222222, service: transit-gateway, address: 10.40.2.31, mac: "02:00:00:00:22:22"}
                      - {name: web, id: eni-33333333333333333, address: 10.40.2.236, instance: i-01234567890123456, security-groups: [web]}
            """);
    String format =
        "version interface-id account-id vpc-id subnet-id instance-id srcaddr dstaddr srcport"
            + " dstport protocol tcp-flags type pkt-srcaddr pkt-dstaddr action log-status";
    String client = "10.20.33.164";
    String server = "10.40.2.236";
    Replay.Shape end = tcp(false, client, 39812, server, 80, FIN | ACK);
    Replay.Shape replyEnd = tcp(true, server, 80, client, 39812, FIN | ACK);
    assertEquals(
        List.of(
            "3 eni-33333333333333333 123456789010 vpc-abcdefab012345678 subnet-22222222bbbbbbbbb"
                + " i-01234567890123456 10.20.33.164 10.40.2.236 39812 80 6 3 IPv4 10.20.33.164"
                + " 10.40.2.236 ACCEPT OK",
            "3 eni-33333333333333333 123456789010 vpc-abcdefab012345678 subnet-22222222bbbbbbbbb"
                + " i-01234567890123456 10.40.2.236 10.20.33.164 80 39812 6 19 IPv4 10.40.2.236"
                + " 10.20.33.164 ACCEPT OK"),
        new Replay()
            .format(format)
            .flow(
                2, 80, 1418530010, 1418530012, tcp(false, client, 39812, server, 80, SYN), end, end)
            .flow(
                2,
                80,
                1418530010.1,
                1418530012.1,
                tcp(true, server, 80, client, 39812, SYN | ACK),
                replyEnd,
                replyEnd)
            .atInterface(network, "eni-33333333333333333"));
    // The attachment's interface passes the client's packets on towards the subnet: egress, under
    // its own address.
    Replay.Shape passedOn =
        payload ->
            PacketBytes.ethernet("02:00:00:00:11:11", GATEWAY)
                .ipv4(client, server)
                .tcp(39812, 80, SYN | FIN)
                .payload(payload);
    assertEquals(
        List.of(
            "3 eni-11111111111111111 123456789010 vpc-abcdefab012345678 subnet-11111111aaaaaaaaa -"
                + " 10.40.1.175 10.40.2.236 39812 80 6 3 IPv4 10.20.33.164 10.40.2.236 ACCEPT OK"),
        new Replay()
            .format(format)
            .at(1418530010, passedOn.of(0))
            .atInterface(network, "eni-11111111111111111"));
    Replay.Shape takenUp =
        payload ->
            PacketBytes.ethernet(GATEWAY, "02:00:00:00:22:22")
                .ipv4(server, client)
                .tcp(80, 39812, SYN | ACK | FIN)
                .payload(payload);
    assertEquals(
        List.of(
            "3 eni-22222222222222222 123456789010 vpc-abcdefab012345678 subnet-22222222bbbbbbbbb -"
                + " 10.40.2.236 10.40.2.31 80 39812 6 19 IPv4 10.40.2.236 10.20.33.164 ACCEPT OK"),
        new Replay()
            .format(format)
            .at(1418530010, takenUp.of(0))
            .atInterface(network, "eni-22222222222222222"));
  }

  @Test
  void serviceAndPathAndDirection() {
    Network network =
        Replay.network(
            """
            account: "123456789012"
            region: ap-southeast-2
            aws-service-ranges:
              AMAZON: [52.95.128.0/17]
              S3: [52.95.128.0/21]
            vpcs:
              - name: vpc
                id: vpc-abcdefab012345678
                cidrs: [10.0.0.0/16]
                subnets:
                  - name: public
                    id: subnet-aaaaaaaa012345678
                    cidrs: [10.0.0.0/24]
                    availability-zone: apse2-az3
                    routes: [{to: 0.0.0.0/0, via: internet-gateway}]
                    interfaces:
                      - {name: web, id: eni-1235b8ca123456789, address: 10.0.0.71, mac: "%s", instance: i-0c50d5961bcb2d47b}
            """
                .formatted(MINE));
    Replay.Shape request = tcp(true, "10.0.0.71", 34210, "52.95.128.179", 80, ACK);
    Replay.Shape answer = tcp(false, "52.95.128.179", 80, "10.0.0.71", 34210, ACK);
    String middle =
        "123456789012 vpc-abcdefab012345678 subnet-aaaaaaaa012345678 i-0c50d5961bcb2d47b"
            + " eni-1235b8ca123456789 ap-southeast-2 apse2-az3 - - ACCEPT";
    assertEquals(
        List.of(
            "5 10.0.0.71 52.95.128.179 34210 80 6 1616729292 1616729349 IPv4 7 471 "
                + middle
                + " 3 10.0.0.71 52.95.128.179 - S3 8 egress OK",
            "5 52.95.128.179 10.0.0.71 80 34210 6 1616729292 1616729349 IPv4 14 15044 "
                + middle
                + " 19 52.95.128.179 10.0.0.71 S3 - - ingress OK"),
        new Replay()
            .format(
                "version srcaddr dstaddr srcport dstport protocol start end type packets bytes"
                    + " account-id vpc-id subnet-id instance-id interface-id region az-id"
                    + " sublocation-type sublocation-id action tcp-flags pkt-srcaddr pkt-dstaddr"
                    + " pkt-src-aws-service pkt-dst-aws-service traffic-path flow-direction"
                    + " log-status")
            .flow(
                7,
                471,
                1616729292.0,
                1616729349,
                tcp(true, "10.0.0.71", 34210, "52.95.128.179", 80, SYN),
                request,
                tcp(true, "10.0.0.71", 34210, "52.95.128.179", 80, FIN | ACK))
            .flow(
                14,
                15044,
                1616729292.1,
                1616729349.1,
                tcp(false, "52.95.128.179", 80, "10.0.0.71", 34210, SYN | ACK),
                answer,
                tcp(false, "52.95.128.179", 80, "10.0.0.71", 34210, FIN | ACK))
            .atInterface(network, "eni-1235b8ca123456789"));
  }
}
