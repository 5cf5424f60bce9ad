/** The few things every room needs: caller, ids, ARNs, paging, SQL access, leased tasks, events. */
@NullMarked
package io.mastic.kernel;

import org.jspecify.annotations.NullMarked;
