package weir.api.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.api.protocol.ApiException;
import weir.store.objects.LifecycleRule;

/// Lifecycle rules as XML.
final class LifecycleXml {
  /// How small objects fare in transitions. There are none, but clients wait until a bucket tells
  /// what they asked for.
  static final String SMALLEST_HEADER = "x-amz-transition-default-minimum-object-size";

  static final String SMALLEST = "all_storage_classes_128K";

  private LifecycleXml() {}

  /// @param asked the header's value; empty for the default
  static void checkSmallest(String asked) {
    if (!asked.isEmpty() && !asked.equals(SMALLEST)) {
      throw asked.equals("varies_by_storage_class")
          ? S3Error.notImplemented("the header " + SMALLEST_HEADER + ": " + asked)
          : S3Error.invalidArgument("", SMALLEST_HEADER, asked);
    }
  }

  /// The rules that are enabled.
  ///
  /// @throws ApiException when a rule breaks AWS's rules, or moves objects to another storage class
  static List<LifecycleRule> rules(XmlElement xml) {
    xml.onlyHas("Rule");
    List<XmlElement> all = xml.all("Rule");
    if (all.isEmpty() || all.size() > 1000) {
      throw S3Error.malformedXml();
    }
    Set<String> ids = new HashSet<>();
    List<LifecycleRule> rules = new ArrayList<>();
    for (XmlElement rule : all) {
      rule.onlyHas(
          "ID",
          "Status",
          "Filter",
          "Prefix",
          "Expiration",
          "NoncurrentVersionExpiration",
          "AbortIncompleteMultipartUpload",
          "Transition",
          "NoncurrentVersionTransition");
      Optional<String> id = rule.value("ID");
      if (id.isPresent() && (!ids.add(id.get()) || id.get().length() > 255)) {
        throw invalid("Rule ID must be unique. Found same ID for more than one rule");
      }
      LifecycleRule parsed = rule(rule);
      switch (rule.required("Status")) {
        case "Enabled" -> rules.add(parsed);
        case "Disabled" -> {}
        default -> throw S3Error.malformedXml();
      }
    }
    return rules;
  }

  private static LifecycleRule rule(XmlElement rule) {
    if (rule.child("Transition").isPresent()
        || rule.child("NoncurrentVersionTransition").isPresent()) {
      throw S3Error.notImplemented("lifecycle transitions to other storage classes");
    }
    Optional<XmlElement> expiration = rule.child("Expiration");
    Optional<XmlElement> noncurrent = rule.child("NoncurrentVersionExpiration");
    Optional<XmlElement> abort = rule.child("AbortIncompleteMultipartUpload");
    if (expiration.isEmpty() && noncurrent.isEmpty() && abort.isEmpty()) {
      throw invalid("At least one action needs to be specified in a rule");
    }
    int days = days(expiration, "Days");
    Instant date =
        expiration.flatMap(child -> child.value("Date")).map(LifecycleXml::date).orElse(null);
    boolean markers =
        expiration
            .flatMap(child -> child.value("ExpiredObjectDeleteMarker"))
            .map(Boolean::parseBoolean)
            .orElse(false);
    int kinds = (days > 0 ? 1 : 0) + (date != null ? 1 : 0) + (markers ? 1 : 0);
    if (expiration.isPresent() && kinds != 1) {
      throw S3Error.malformedXml();
    }
    return new LifecycleRule(
        filter(rule),
        new LifecycleRule.Expiry(days, date),
        new LifecycleRule.Leftovers(
            days(noncurrent, "NoncurrentDays"),
            noncurrent.map(child -> child.number("NewerNoncurrentVersions", 0)).orElse(0),
            days(abort, "DaysAfterInitiation"),
            markers));
  }

  private static int days(Optional<XmlElement> parent, String name) {
    Optional<String> text = parent.flatMap(child -> child.value(name));
    int days = parent.map(child -> child.number(name, 0)).orElse(0);
    if (text.isPresent() && days <= 0) {
      throw invalid("'" + name + "' for the action must be a positive integer");
    }
    return days;
  }

  private static @Nullable Instant date(String text) {
    try {
      Instant date =
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      if (date.getEpochSecond() % 86_400 == 0) {
        return date;
      }
    } catch (DateTimeException malformed) {
      throw S3Error.malformedXml();
    }
    throw invalid("'Date' must be at midnight GMT");
  }

  private static LifecycleRule.Filter filter(XmlElement rule) {
    Optional<XmlElement> filter = rule.child("Filter");
    if (filter.isPresent() == rule.child("Prefix").isPresent()) {
      throw S3Error.malformedXml();
    }
    if (filter.isEmpty()) {
      return new LifecycleRule.Filter(rule.required("Prefix"), Map.of(), -1, Long.MAX_VALUE);
    }
    XmlElement terms = filter.get().child("And").orElse(filter.get());
    terms.onlyHas("Prefix", "Tag", "ObjectSizeGreaterThan", "ObjectSizeLessThan");
    if (filter.get().child("And").isEmpty() && terms.children().size() > 1) {
      throw S3Error.malformedXml();
    }
    Map<String, String> tags = new HashMap<>();
    terms.all("Tag").forEach(tag -> tags.put(tag.required("Key"), tag.required("Value")));
    return new LifecycleRule.Filter(
        terms.value("Prefix").orElse(""),
        tags,
        size(terms, "ObjectSizeGreaterThan", -1),
        size(terms, "ObjectSizeLessThan", Long.MAX_VALUE));
  }

  private static long size(XmlElement terms, String name, long absent) {
    try {
      return terms.value(name).map(text -> Long.parseLong(text.strip())).orElse(absent);
    } catch (NumberFormatException malformed) {
      throw S3Error.malformedXml();
    }
  }

  private static ApiException invalid(String sentence) {
    return ApiException.badRequest("InvalidArgument", sentence);
  }
}
