/** What a reader of files gives for a preview, and how much it may take. */
@NullMarked
package io.mastic.crawlers.preview.row;

import org.jspecify.annotations.NullMarked;
