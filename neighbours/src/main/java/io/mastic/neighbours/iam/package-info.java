/** The part of IAM that Glue's clients need: roles and the policies on them. */
@NullMarked
package io.mastic.neighbours.iam;

import org.jspecify.annotations.NullMarked;
