package io.mastic.wire.page;

import io.mastic.wire.exchange.Exchange;
import io.mastic.wire.refusal.Defect;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the page of the server's own that a path names. */
public final class OwnPages {

  public static final String PREFIX = "/_/";

  private static final Logger LOG = LoggerFactory.getLogger(OwnPages.class);

  private final Map<String, OwnPage> pages;

  public OwnPages(List<OwnPage> pages) {
    this.pages =
        pages.stream().collect(Collectors.toUnmodifiableMap(OwnPage::name, Function.identity()));
  }

  public void handle(Exchange exchange) throws IOException {
    exchange.servedBy("mastic");
    OwnPage page = pages.get(exchange.request().rawPath().substring(PREFIX.length()));
    if (page == null) {
      OwnPage.write(exchange.response(), 404, "text/plain", "There is no such page.\n");
      return;
    }
    exchange.response().operation(page.name());
    try {
      page.answer(exchange.request(), exchange.response());
    } catch (RuntimeException e) {
      LOG.error("request {} (page {}) met a defect", exchange.request().requestId(), page.name(), e);
      if (exchange.response().isCommitted()) {
        throw new IOException(e);
      }
      exchange.response().startOver();
      OwnPage.write(
          exchange.response(), 500, "text/plain", Defect.refusal(exchange.request(), e).message() + "\n");
    }
  }
}
