/** What runs and crawlers wrote, as CloudWatch log groups and streams. */
@NullMarked
package io.mastic.jobs.logs;

import org.jspecify.annotations.NullMarked;
