package io.mastic.catalog.scope;

import io.mastic.contract.Errors;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lake Formation's governed tables, which AWS has ended. Their transactions and their past are
 * refused: to answer with the present would be a wrong answer.
 */
public final class GovernedTables {

  private GovernedTables() {}

  public static void refuse(@Nullable String transactionId) {
    if (transactionId != null) {
      throw Errors.invalidInput("TransactionId is not supported: there are no governed tables.");
    }
  }

  public static void refuse(@Nullable String transactionId, @Nullable Instant queryAsOfTime) {
    if (transactionId != null && queryAsOfTime != null) {
      throw Errors.invalidInput("QueryAsOfTime cannot be specified along with TransactionId.");
    }
    refuse(transactionId);
    if (queryAsOfTime != null) {
      throw Errors.invalidInput("QueryAsOfTime is not supported: there are no governed tables.");
    }
  }
}
