/** Text that is packed in ways that Hadoop does not unpack by itself. */
@NullMarked
package io.mastic.runtime.codec;

import org.jspecify.annotations.NullMarked;
