package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.UpdateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.UpdateCrawlerResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Changes a crawler that does not run.
final class UpdateCrawler extends GlueOperation<UpdateCrawlerRequest, UpdateCrawlerResponse> {
  private final Crawlers crawlers;

  UpdateCrawler(Glue glue, Crawlers crawlers) {
    super(
        glue,
        UpdateCrawlerRequest::builder,
        "Name",
        "Role",
        "DatabaseName",
        "Description",
        "Targets",
        "Schedule",
        "TablePrefix",
        "SchemaChangePolicy",
        "RecrawlPolicy",
        "LineageConfiguration");
    this.crawlers = crawlers;
  }

  @Override
  protected List<Permission> needs(UpdateCrawlerRequest request, Call call) {
    return request.role() == null
        ? onCrawler(request.name(), call)
        : List.of(
            onCrawler(request.name(), call).getFirst(),
            CrawlerSettings.passed(request.role(), call));
  }

  @Override
  UpdateCrawlerResponse done(UpdateCrawlerRequest request, Call call) {
    crawlers.update(
        call.scope(), GlueNames.name("name", request.name()), before -> changed(before, request));
    return UpdateCrawlerResponse.builder().build();
  }

  private static Crawler changed(Crawler before, UpdateCrawlerRequest request) {
    Crawler.Builder after = before.toBuilder();
    if (request.role() != null) {
      after.role(request.role());
    }
    if (request.databaseName() != null) {
      after.databaseName(request.databaseName());
    }
    if (request.description() != null) {
      after.description(RULES.orEmpty("description", request.description(), 2048));
    }
    if (request.targets() != null) {
      after.targets(CrawlerSettings.targets(request.targets()));
    }
    if (request.schedule() != null) {
      after.schedule(CrawlerSettings.schedule(request.schedule()));
    }
    if (request.tablePrefix() != null) {
      after.tablePrefix(RULES.orEmpty("tablePrefix", request.tablePrefix(), 128));
    }
    if (request.schemaChangePolicy() != null) {
      after.schemaChangePolicy(CrawlerSettings.changes(request.schemaChangePolicy()));
    }
    if (request.recrawlPolicy() != null) {
      after.recrawlPolicy(CrawlerSettings.recrawl(request.recrawlPolicy()));
    }
    after.lineageConfiguration(CrawlerLineage.checked(request.lineageConfiguration()));
    return after.build();
  }
}
