/** The directory that a server keeps everything in: private, of one server, of a known format. */
@NullMarked
package io.mastic.app.data;

import org.jspecify.annotations.NullMarked;
