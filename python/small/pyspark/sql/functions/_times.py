"""Dates, times and intervals."""

TABLE = """
add_months(start, months^): The date that many months later.
curdate(): Today.
current_date(): Today.
current_timestamp(): The start of the query.
current_timezone(): The session's time zone.
date_add(start, days^): The date that many days later.
date_diff(end, start): The days from start to end.
date_format(date, format!): The time as text in a pattern.
date_from_unix_date(days): The date that many days after 1970-01-01.
date_part(field, source): A part of a time or interval.
date_sub(start, days^): The date that many days earlier.
date_trunc(format!, timestamp): The start of the time's unit, such as "month".
dateadd(start, days^): The date that many days later.
datediff(end, start): The days from start to end.
datepart(field, source): A part of a time or interval.
day(col): The day of the month.
dayofmonth(col): The day of the month.
dayofweek(col): The day of the week, Sunday is 1.
dayofyear(col): The day of the year.
days(col): Partitions a table by day.
extract(field, source): A part of a time or interval.
from_unixtime(timestamp, format!='yyyy-MM-dd HH:mm:ss'): Seconds of the epoch as text in the session's zone.
from_utc_timestamp(timestamp, tz~): A time of UTC as one of a zone.
hour(col): The hour.
hours(col): Partitions a table by hour.
last_day(date): The last day of the month.
localtimestamp(): The start of the query, without a zone.
make_date(year, month, day): The date of its parts.
make_timestamp(years, months, days, hours, mins, secs, timezone?): The time of its parts.
make_timestamp_ltz(years, months, days, hours, mins, secs, timezone?): The instant of its parts.
make_timestamp_ntz(years, months, days, hours, mins, secs): The time without zone of its parts.
minute(col): The minute.
month(col): The month.
months(col): Partitions a table by month.
months_between(date1, date2, roundOff!=True): The months from date2 to date1, with a fraction.
next_day(date, dayOfWeek!): The next such day of the week.
now(): The start of the query.
quarter(col): The quarter.
second(col): The second.
session_window(timeColumn, gapDuration~): The window that ends when nothing comes for the gap.
timestamp_micros(col): The time of microseconds of the epoch.
timestamp_millis(col): The time of milliseconds of the epoch.
timestamp_seconds(col): The time of seconds of the epoch.
to_date(col, format!?): The date of a text in a pattern.
to_timestamp(col, format!?): The time of a text in a pattern.
to_timestamp_ltz(timestamp, format?): The instant of a text in a pattern.
to_timestamp_ntz(timestamp, format?): The time without zone of a text in a pattern.
to_unix_timestamp(timestamp, format?): The seconds of the epoch of a text in a pattern.
to_utc_timestamp(timestamp, tz~): A time of a zone as one of UTC.
trunc(date, format!): The start of the date's unit, such as "year".
try_to_timestamp(col, format?): The time of a text in a pattern, null where it is not.
unix_date(col): The days since 1970-01-01.
unix_micros(col): The microseconds of the epoch.
unix_millis(col): The milliseconds of the epoch.
unix_seconds(col): The seconds of the epoch.
weekday(col): The day of the week, Monday is 0.
weekofyear(col): The ISO week of the year.
window_time(windowColumn): The time that stands for a window: its end less one microsecond.
year(col): The year.
years(col): Partitions a table by year.
"""
