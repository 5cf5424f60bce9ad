/** SQS: queues of messages that are received, hidden for a while, and deleted or seen again. */
@NullMarked
package io.mastic.neighbours.queues;

import org.jspecify.annotations.NullMarked;
