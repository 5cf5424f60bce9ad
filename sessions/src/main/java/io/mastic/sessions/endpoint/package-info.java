/** Dev endpoints: sessions that live until somebody deletes them. */
@NullMarked
package io.mastic.sessions.endpoint;

import org.jspecify.annotations.NullMarked;
