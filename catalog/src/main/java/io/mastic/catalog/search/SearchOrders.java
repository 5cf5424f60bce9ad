package io.mastic.catalog.search;

import io.mastic.catalog.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.PropertyPredicate;
import software.amazon.awssdk.services.glue.model.SortCriterion;

/**
 * The orders of sorted searches, for as long as somebody may be turning their pages: so that a page
 * costs a page, and not a look at all tables. What is not remembered, or no longer, is found again
 * by looking; the answer is the same.
 */
final class SearchOrders {

  /** Places in all orders together; some 20 MB. */
  static final int MOST_PLACES = 100_000;

  private static final Duration KEPT = Duration.ofMinutes(5);

  private final Clock clock;
  private final Map<Question, Order> orders = new LinkedHashMap<>();
  private int places;

  SearchOrders(Clock clock) {
    this.clock = clock;
  }

  /** What was asked, but for the page. */
  record Question(
      Scope scope, @Nullable String text, List<PropertyPredicate> filters, SortCriterion sort) {

    Question {
      filters = List.copyOf(filters);
    }
  }

  /** A table's place: its sort key, database and name. */
  private record Order(List<List<String>> places, Instant until) {}

  synchronized Optional<List<List<String>>> find(Question question) {
    forgetOld();
    return Optional.ofNullable(orders.get(question)).map(Order::places);
  }

  synchronized void remember(Question question, List<List<String>> order) {
    forget(question);
    if (order.size() > MOST_PLACES) {
      return;
    }
    while (places + order.size() > MOST_PLACES) {
      forget(orders.keySet().iterator().next());
    }
    orders.put(question, new Order(List.copyOf(order), clock.instant().plus(KEPT)));
    places += order.size();
  }

  /** They stand in the order in which they were remembered. */
  private void forgetOld() {
    Instant now = clock.instant();
    while (!orders.isEmpty()) {
      Map.Entry<Question, Order> oldest = orders.entrySet().iterator().next();
      if (now.isBefore(oldest.getValue().until())) {
        return;
      }
      forget(oldest.getKey());
    }
  }

  private void forget(Question question) {
    Order order = orders.remove(question);
    if (order != null) {
      places -= order.places().size();
    }
  }
}
