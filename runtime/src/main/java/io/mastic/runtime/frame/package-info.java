/**
 * The engine behind DynamicFrame: a Dataset plus a schema that knows choices. Each transform
 * compiles to Catalyst expressions, so push-down and pruning survive; only Python functions leave
 * the JVM.
 */
@NullMarked
package io.mastic.runtime.frame;

import org.jspecify.annotations.NullMarked;
