/** What a protocol face needs to know of HTTP; the front door brings the implementation. */
@NullMarked
package io.mastic.kernel.http;

import org.jspecify.annotations.NullMarked;
