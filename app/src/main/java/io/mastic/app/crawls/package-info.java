/** Crawls on the command line: what one would find, and one as it goes. */
@NullMarked
package io.mastic.app.crawls;

import org.jspecify.annotations.NullMarked;
