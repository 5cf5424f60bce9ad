/** Apache Livy's REST interface over the sessions of Glue, for clients that speak nothing else. */
@NullMarked
package io.mastic.app.livy;

import org.jspecify.annotations.NullMarked;
