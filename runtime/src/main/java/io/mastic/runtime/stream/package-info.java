/** Topics of Kafka and streams of Kinesis by Glue's options, and what their messages say. */
@NullMarked
package io.mastic.runtime.stream;

import org.jspecify.annotations.NullMarked;
