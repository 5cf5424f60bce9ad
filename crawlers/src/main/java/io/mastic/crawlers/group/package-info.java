/** Which tables a tree of folders is, and which folders are their partitions. */
@NullMarked
package io.mastic.crawlers.group;

import org.jspecify.annotations.NullMarked;
