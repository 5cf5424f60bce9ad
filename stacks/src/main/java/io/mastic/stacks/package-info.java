/** CloudFormation: templates, and the stacks that are made of them. */
@NullMarked
package io.mastic.stacks;

import org.jspecify.annotations.NullMarked;
