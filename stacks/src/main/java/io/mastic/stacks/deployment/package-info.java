/** Deployments: durable work of several steps that is done or undone. */
@NullMarked
package io.mastic.stacks.deployment;

import org.jspecify.annotations.NullMarked;
