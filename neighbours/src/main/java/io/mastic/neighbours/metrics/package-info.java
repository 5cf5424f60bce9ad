/** CloudWatch's metrics: what jobs and clients measured, summed up by minutes. */
@NullMarked
package io.mastic.neighbours.metrics;

import org.jspecify.annotations.NullMarked;
