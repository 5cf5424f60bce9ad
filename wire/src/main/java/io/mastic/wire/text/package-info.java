/** What signatures are made of: query strings, percent encoding, hashes. */
@NullMarked
package io.mastic.wire.text;

import org.jspecify.annotations.NullMarked;
