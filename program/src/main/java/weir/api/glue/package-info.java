/// Glue's API: the catalogue of tables, and crawlers that fill it, a file per operation.
///
/// Knows nothing of how the catalogue is kept, which is `store.catalog`, nor of what a crawler
/// finds in a bucket, which is `query.crawl`. Start reading at [weir.api.glue.GlueApi] and
/// [weir.api.glue.Glue].
@NullMarked
package weir.api.glue;

import org.jspecify.annotations.NullMarked;
