/** SNS: topics, and the queues that subscribe to them. */
@NullMarked
package io.mastic.neighbours.topics;

import org.jspecify.annotations.NullMarked;
