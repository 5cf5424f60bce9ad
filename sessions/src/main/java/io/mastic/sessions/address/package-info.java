/** Where what runs can be reached and looked at. */
@NullMarked
package io.mastic.sessions.address;

import org.jspecify.annotations.NullMarked;
