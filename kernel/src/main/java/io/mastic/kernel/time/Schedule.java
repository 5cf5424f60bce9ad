package io.mastic.kernel.time;

import static com.cronutils.model.field.expression.FieldExpression.questionMark;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * A schedule as AWS writes it: {@code cron(Minutes Hours Day-of-month Month Day-of-week Year)}, in
 * UTC, with one of the two day fields a question mark.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html">Time-based
 *     schedules</a>
 */
public final class Schedule {

  private static final CronDefinition SIX_FIELDS =
      CronDefinitionBuilder.defineCron()
          .withMinutes()
          .withValidRange(0, 59)
          .and()
          .withHours()
          .withValidRange(0, 23)
          .and()
          .withDayOfMonth()
          .withValidRange(1, 31)
          .supportsL()
          .supportsW()
          .supportsLW()
          .supportsQuestionMark()
          .and()
          .withMonth()
          .withValidRange(1, 12)
          .and()
          .withDayOfWeek()
          .withValidRange(1, 7)
          .withMondayDoWValue(2)
          .supportsHash()
          .supportsL()
          .supportsQuestionMark()
          .and()
          .withYear()
          .withValidRange(1970, 2199)
          .and()
          .instance();

  private final String expression;
  private final ExecutionTime times;

  private Schedule(String expression, ExecutionTime times) {
    this.expression = expression;
    this.times = times;
  }

  /**
   * @throws IllegalArgumentException if the expression is not of AWS's form
   */
  public static Schedule parse(String expression) {
    String text = expression.strip();
    if (!text.toLowerCase(Locale.ROOT).startsWith("cron(") || !text.endsWith(")")) {
      throw new IllegalArgumentException("Invalid schedule expression: " + expression);
    }
    try {
      Cron cron = new CronParser(SIX_FIELDS).parse(text.substring(5, text.length() - 1)).validate();
      if (isQuestionMark(cron, CronFieldName.DAY_OF_MONTH)
          == isQuestionMark(cron, CronFieldName.DAY_OF_WEEK)) {
        throw new IllegalArgumentException("one of day-of-month and day-of-week must be ?");
      }
      return new Schedule(text, ExecutionTime.forCron(cron));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Invalid schedule expression: " + expression, e);
    }
  }

  private static boolean isQuestionMark(Cron cron, CronFieldName field) {
    return questionMark().equals(cron.retrieve(field).getExpression());
  }

  /** The first time strictly after that moment; empty if the years are over. */
  public Optional<Instant> next(Instant after) {
    return next(after, ZoneOffset.UTC);
  }

  /**
   * The same by the clocks of a zone. A time that they leave out in spring does not come, and one
   * that they show twice in autumn comes once.
   */
  public Optional<Instant> next(Instant after, ZoneId zone) {
    ZonedDateTime from = after.atZone(zone);
    Optional<ZonedDateTime> next = times.nextExecution(from);
    return next.map(ZonedDateTime::toInstant);
  }

  @Override
  public String toString() {
    return expression;
  }
}
