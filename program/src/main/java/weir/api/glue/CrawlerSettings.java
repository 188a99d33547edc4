package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.nio.file.FileSystems;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerTargets;
import software.amazon.awssdk.services.glue.model.DeleteBehavior;
import software.amazon.awssdk.services.glue.model.RecrawlBehavior;
import software.amazon.awssdk.services.glue.model.RecrawlPolicy;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.Schedule;
import software.amazon.awssdk.services.glue.model.ScheduleState;
import software.amazon.awssdk.services.glue.model.SchemaChangePolicy;
import software.amazon.awssdk.services.glue.model.UpdateBehavior;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.model.aws.Fault;
import weir.query.crawl.CrawlOrder;
import weir.query.objects.ObjectAddress;
import weir.store.state.Scope;

/// What clients say of a crawler, checked.
final class CrawlerSettings {
  private CrawlerSettings() {}

  /// @throws ApiException when it has targets that Weir does not crawl
  static CrawlerTargets targets(@Nullable CrawlerTargets given) {
    CrawlerTargets targets = RULES.present("targets", given);
    RULES.only("Targets.", targets, Set.of("S3Targets"));
    if (targets.s3Targets().isEmpty()) {
      throw GlueErrors.invalid("The crawl targets must have at least one S3 target");
    }
    for (S3Target target : targets.s3Targets()) {
      RULES.only("Targets.S3Targets.", target, Set.of("Path", "Exclusions"));
      address(target);
      for (String exclusion : target.exclusions()) {
        try {
          FileSystems.getDefault().getPathMatcher("glob:" + exclusion);
        } catch (PatternSyntaxException wrong) {
          throw GlueErrors.invalid(
              "The exclusion " + exclusion + " is no glob: " + wrong.getDescription());
        }
      }
    }
    return targets;
  }

  private static ObjectAddress address(S3Target target) {
    String path = RULES.text("targets.s3Targets.1.member.path", target.path(), 1, 2056);
    ObjectAddress address = ObjectAddress.of(path.startsWith("s3://") ? path : "s3://" + path);
    return address.folder();
  }

  static SchemaChangePolicy changes(@Nullable SchemaChangePolicy given) {
    SchemaChangePolicy policy = given == null ? SchemaChangePolicy.builder().build() : given;
    return SchemaChangePolicy.builder()
        .updateBehavior(
            policy.updateBehavior() == null
                ? UpdateBehavior.UPDATE_IN_DATABASE
                : policy.updateBehavior())
        .deleteBehavior(
            policy.deleteBehavior() == null
                ? DeleteBehavior.DEPRECATE_IN_DATABASE
                : policy.deleteBehavior())
        .build();
  }

  static RecrawlPolicy recrawl(@Nullable RecrawlPolicy given) {
    if (given == null || given.recrawlBehavior() == null) {
      return RecrawlPolicy.builder().recrawlBehavior(RecrawlBehavior.CRAWL_EVERYTHING).build();
    }
    if (given.recrawlBehavior() == RecrawlBehavior.CRAWL_EVENT_MODE) {
      throw GlueErrors.invalid(
          "RecrawlBehavior is CRAWL_EVENT_MODE but must be CRAWL_EVERYTHING or"
              + " CRAWL_NEW_FOLDERS_ONLY; a crawl of flow logs reads one file of each");
    }
    return given;
  }

  /// @param expression null or empty for none
  static @Nullable Schedule schedule(@Nullable String expression) {
    if (expression == null || expression.isEmpty()) {
      return null;
    }
    CronSchedule.parse(expression);
    return Schedule.builder().scheduleExpression(expression).state(ScheduleState.SCHEDULED).build();
  }

  /// @param role a name or an ARN
  static String roleArn(String role, Scope scope) {
    return role.startsWith("arn:") ? role : "arn:aws:iam::" + scope.accountId() + ":role/" + role;
  }

  static Permission passed(@Nullable String role, Call call) {
    String arn = role == null ? "*" : roleArn(role, call.scope());
    return Permission.of("iam:PassRole", arn).when("iam:PassedToService", CrawlBuckets.PRINCIPAL);
  }

  static CrawlOrder order(Crawler crawler) {
    String database = crawler.databaseName() == null ? "" : crawler.databaseName();
    if (database.isEmpty()) {
      throw new Fault.Invalid("the crawler " + crawler.name() + " has no DatabaseName");
    }
    boolean everything =
        crawler.recrawlPolicy().recrawlBehavior() == RecrawlBehavior.CRAWL_EVERYTHING;
    SchemaChangePolicy policy = crawler.schemaChangePolicy();
    return new CrawlOrder(
        crawler.name(),
        database,
        crawler.tablePrefix() == null ? "" : crawler.tablePrefix(),
        crawler.targets().s3Targets().stream()
            .map(target -> new CrawlOrder.Target(address(target), target.exclusions()))
            .toList(),
        everything && policy.updateBehavior() == UpdateBehavior.UPDATE_IN_DATABASE,
        everything ? gone(policy.deleteBehavior()) : CrawlOrder.Gone.KEPT);
  }

  private static CrawlOrder.Gone gone(DeleteBehavior behaviour) {
    return switch (behaviour) {
      case DELETE_FROM_DATABASE -> CrawlOrder.Gone.DELETED;
      case DEPRECATE_IN_DATABASE -> CrawlOrder.Gone.DEPRECATED;
      case LOG, UNKNOWN_TO_SDK_VERSION -> CrawlOrder.Gone.KEPT;
    };
  }
}
