package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.Schedule;
import software.amazon.awssdk.services.glue.model.ScheduleState;
import software.amazon.awssdk.services.glue.model.StartCrawlerScheduleRequest;
import software.amazon.awssdk.services.glue.model.StartCrawlerScheduleResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Lets a crawler run by its schedule again.
final class StartCrawlerSchedule
    extends GlueOperation<StartCrawlerScheduleRequest, StartCrawlerScheduleResponse> {
  private final Crawlers crawlers;

  StartCrawlerSchedule(Glue glue, Crawlers crawlers) {
    super(glue, StartCrawlerScheduleRequest::builder, "CrawlerName");
    this.crawlers = crawlers;
  }

  @Override
  protected List<Permission> needs(StartCrawlerScheduleRequest request, Call call) {
    return onCrawler(request.crawlerName(), call);
  }

  @Override
  StartCrawlerScheduleResponse done(StartCrawlerScheduleRequest request, Call call) {
    crawlers.update(
        call.scope(),
        GlueNames.name("crawlerName", request.crawlerName()),
        before -> before.toBuilder().schedule(turned(before)).build());
    return StartCrawlerScheduleResponse.builder().build();
  }

  private static Schedule turned(Crawler crawler) {
    Schedule schedule = crawler.schedule();
    if (schedule == null) {
      throw ApiException.badRequest(
          "NoScheduleException", "Crawler " + crawler.name() + " has no schedule");
    }
    if (schedule.state() == ScheduleState.SCHEDULED) {
      throw ApiException.badRequest(
          "SchedulerRunningException", "Crawler " + crawler.name() + " is already scheduled");
    }
    return schedule.toBuilder().state(ScheduleState.SCHEDULED).build();
  }
}
