/** CloudFormation's API as clients call it. */
@NullMarked
package io.mastic.stacks.face;

import org.jspecify.annotations.NullMarked;
