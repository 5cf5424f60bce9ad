/** Grok patterns, by which lines of logs are columns: for who describes them and who reads them. */
@NullMarked
package io.mastic.crawlers.grok;

import org.jspecify.annotations.NullMarked;
