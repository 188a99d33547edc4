package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.ec2.RoutedVpc.refusal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;

@SuppressWarnings("unchecked") // the SDK's shorthand builders are generic varargs
class ManagedPrefixListTest {
  private final RoutedVpc vpc = new RoutedVpc();
  private final Ec2Client ec2 = vpc.ec2;

  @AfterEach
  void stop() {
    vpc.close();
  }

  private ManagedPrefixList offices() {
    return ec2.createManagedPrefixList(it ->
            it.prefixListName("offices")
                .addressFamily("IPv4")
                .maxEntries(2)
                .entries(one -> one.cidr("198.51.100.7/24").description("first")))
        .prefixList();
  }

  private List<String> blocks(String id, @Nullable Long version) {
    return ec2
        .getManagedPrefixListEntries(it -> it.prefixListId(id).targetVersion(version))
        .entries()
        .stream()
        .map(PrefixListEntry::cidr)
        .toList();
  }

  @Test
  void everyChangeOfEntriesIsAVersion() {
    ManagedPrefixList list = offices();
    assertEquals(1, list.version());
    assertEquals("IPv4", list.addressFamily());
    ManagedPrefixList changed =
        ec2.modifyManagedPrefixList(it ->
                it.prefixListId(list.prefixListId())
                    .currentVersion(1L)
                    .addEntries(one -> one.cidr("203.0.113.0/24")))
            .prefixList();
    assertEquals(2, changed.version());
    assertEquals(List.of("198.51.100.0/24", "203.0.113.0/24"), blocks(list.prefixListId(), null));
    assertEquals(List.of("198.51.100.0/24"), blocks(list.prefixListId(), 1L));
    assertTrue(
        refusal(() ->
                ec2.modifyManagedPrefixList(it ->
                    it.prefixListId(list.prefixListId())
                        .currentVersion(1L)
                        .addEntries(one -> one.cidr("192.0.2.0/24"))))
            .startsWith("PrefixListVersionMismatch"));
    assertTrue(
        refusal(() ->
                ec2.modifyManagedPrefixList(it ->
                    it.prefixListId(list.prefixListId())
                        .currentVersion(2L)
                        .addEntries(one -> one.cidr("192.0.2.0/24"))))
            .startsWith("PrefixListMaxEntriesExceeded"));
  }

  @Test
  void refusesEntriesOfTheOtherFamilyAndTwice() {
    String id = offices().prefixListId();
    assertTrue(
        refusal(() ->
                ec2.modifyManagedPrefixList(it ->
                    it.prefixListId(id)
                        .currentVersion(1L)
                        .addEntries(one -> one.cidr("2001:db8::/32"))))
            .startsWith("InvalidParameterValue"));
    assertTrue(
        refusal(() ->
                ec2.modifyManagedPrefixList(it ->
                    it.prefixListId(id)
                        .currentVersion(1L)
                        .removeEntries(one -> one.cidr("192.0.2.0/24"))))
            .contains("has no entry 192.0.2.0/24"));
  }

  @Test
  void listsAwsOwnBesideTheAccounts() {
    String id = offices().prefixListId();
    List<ManagedPrefixList> all = ec2.describeManagedPrefixLists(it -> {}).prefixLists();
    assertEquals(3, all.size());
    ManagedPrefixList s3 =
        all.stream().filter(it -> it.prefixListName().endsWith(".s3")).findFirst().orElseThrow();
    assertEquals("AWS", s3.ownerId());
    assertTrue(blocks(s3.prefixListId(), null).contains("52.216.0.0/15"));
    assertTrue(
        refusal(() -> ec2.deleteManagedPrefixList(it -> it.prefixListId(s3.prefixListId())))
            .startsWith("OperationNotPermitted"));
    ec2.deleteManagedPrefixList(it -> it.prefixListId(id));
    assertEquals(2, ec2.describeManagedPrefixLists(it -> {}).prefixLists().size());
  }
}
