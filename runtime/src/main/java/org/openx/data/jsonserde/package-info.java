/** The name of the JSON SerDe that tables in the Data Catalog carry. */
@NullMarked
package org.openx.data.jsonserde;

import org.jspecify.annotations.NullMarked;
