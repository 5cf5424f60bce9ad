/** Access keys: who signs with which secret, and until when. */
@NullMarked
package io.mastic.kernel.key;

import org.jspecify.annotations.NullMarked;
