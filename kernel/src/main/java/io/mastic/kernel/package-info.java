/** The few things every room needs: caller, ids, ARNs, paging, JSON, SQL access. */
@NullMarked
package io.mastic.kernel;

import org.jspecify.annotations.NullMarked;
