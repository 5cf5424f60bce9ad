"""Aggregates and window functions."""

TABLE = """
any_value(col, ignoreNulls~?): Some value of the group.
approxCountDistinct(col, rsd!?) -> approx_count_distinct: About how many different values there are.
approx_count_distinct(col, rsd!?): About how many different values there are.
approx_percentile(col, percentage~, accuracy~=10000): A percentile, or several, about exact.
array_agg(col): The values as an array.
avg(col): The mean.
bit_and(col): The bits that all have.
bit_or(col): The bits that some has.
bit_xor(col): The exclusive or of all bits.
bitmap_bit_position(col): The place of a number in its bitmap.
bitmap_bucket_number(col): The number of a number's bitmap.
bitmap_construct_agg(col): A bitmap of the positions.
bitmap_count(col): How many bits of a bitmap are set.
bitmap_or_agg(col): The bitmaps as one.
bool_and(col): Whether all are true.
bool_or(col): Whether some is true.
collect_list(col): The values as an array.
collect_set(col): The different values as an array.
corr(col1, col2): Pearson's correlation.
count(col): How many values are not null; ``"*"`` counts rows.
count_if(col): How often the condition holds.
count_min_sketch(col, eps, confidence, seed): A count-min sketch, as bytes.
covar_pop(col1, col2): The covariance of the population.
covar_samp(col1, col2): The covariance of the sample.
cume_dist(): The share of rows up to this one.
dense_rank(): The rank without gaps.
every(col): Whether all are true.
first(col, ignorenulls!=False): The first value of the group.
first_value(col, ignoreNulls~?): The first value of the group.
grouping(col): 1 where the column is aggregated over, else 0.
grouping_id(*cols): The number of the grouping set.
histogram_numeric(col, nBins): A histogram.
hll_sketch_agg(col, lgConfigK^?): A HyperLogLog sketch.
hll_sketch_estimate(col): The number of different values of a sketch.
hll_union(col1, col2, allowDifferentLgConfigK!?): Two sketches as one.
hll_union_agg(col, allowDifferentLgConfigK~?): The sketches as one.
kurtosis(col): The kurtosis.
lag(col, offset!=1, default!=None): The value of an earlier row.
last(col, ignorenulls!=False): The last value of the group.
last_value(col, ignoreNulls~?): The last value of the group.
lead(col, offset!=1, default!=None): The value of a later row.
max(col): The greatest value.
max_by(col, ord): The value where the other is greatest.
mean(col): The mean.
median(col): The median.
min(col): The least value.
min_by(col, ord): The value where the other is least.
mode(col): The value that comes most often.
nth_value(col, offset!, ignoreNulls!=False): The value of the row at a position of the window, from 1.
ntile(n!): The number of one of that many equal parts.
percent_rank(): The rank as a share.
percentile(col, percentage~, frequency~=1): A percentile, or several, exact.
percentile_approx(col, percentage~, accuracy~=10000): A percentile, or several, about exact.
product(col): The product.
rank(): The rank, with gaps after ties.
regr_avgx(y, x): The mean of x where both are there.
regr_avgy(y, x): The mean of y where both are there.
regr_count(y, x): How often both are there.
regr_intercept(y, x): Where the fitted line meets the axis.
regr_r2(y, x): How well the fitted line fits.
regr_slope(y, x): The slope of the fitted line.
regr_sxx(y, x): The sum of squares of x.
regr_sxy(y, x): The sum of products of x and y.
regr_syy(y, x): The sum of squares of y.
row_number(): The number of the row, from 1.
skewness(col): The skewness.
some(col): Whether some is true.
std(col): The standard deviation of the sample.
stddev(col): The standard deviation of the sample.
stddev_pop(col): The standard deviation of the population.
stddev_samp(col): The standard deviation of the sample.
sum(col): The sum.
sumDistinct(col) -> sum_distinct: The sum of the different values.
sum_distinct(col): The sum of the different values.
try_avg(col): The mean, null where it overflows.
try_sum(col): The sum, null where it overflows.
var_pop(col): The variance of the population.
var_samp(col): The variance of the sample.
variance(col): The variance of the sample.
"""
