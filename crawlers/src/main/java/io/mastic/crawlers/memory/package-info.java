/** What a crawler saw when it crawled before: a file that did not change is not looked at again. */
@NullMarked
package io.mastic.crawlers.memory;

import org.jspecify.annotations.NullMarked;
