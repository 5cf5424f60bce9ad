/** CloudWatch Logs over what runs and crawlers wrote. */
@NullMarked
package io.mastic.neighbours.logs;

import org.jspecify.annotations.NullMarked;
