/** What ORC files say of themselves: how they are packed, of which types, in which stripes. */
@NullMarked
package io.mastic.crawlers.orc;

import org.jspecify.annotations.NullMarked;
