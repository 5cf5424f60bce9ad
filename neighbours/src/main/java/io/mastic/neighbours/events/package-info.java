/** EventBridge: events that come to a bus, rules that match them, and the targets they go to. */
@NullMarked
package io.mastic.neighbours.events;

import org.jspecify.annotations.NullMarked;
