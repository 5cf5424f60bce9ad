/** What a deployment has to do, decided from values alone. */
@NullMarked
package io.mastic.stacks.plan;

import org.jspecify.annotations.NullMarked;
