/** What S3 tells of its objects by queues, as crawls take it. */
@NullMarked
package io.mastic.crawlers.event;

import org.jspecify.annotations.NullMarked;
