package weir.query.hive;

import weir.model.aws.Fault;
import weir.query.objects.ObjectAddress;

/// Where tables and partitions lie.
final class Locations {
  private Locations() {}

  /// @throws DdlFault when a text is no folder of objects
  static void check(String location) {
    try {
      ObjectAddress.of(location);
    } catch (Fault.Invalid wrong) {
      throw DdlFault.semantic("location " + wrong.sentence());
    }
    if (location.indexOf('*') >= 0 || location.indexOf('?') >= 0) {
      throw DdlFault.semantic(
          "location " + location + " has wildcards; a location is a folder and all below it");
    }
  }

  static String folder(String location) {
    return location.endsWith("/") ? location : location + "/";
  }
}
