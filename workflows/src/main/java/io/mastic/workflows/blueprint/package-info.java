/** Blueprints: archives with a program that lays out workflows, and the runs that make them. */
@NullMarked
package io.mastic.workflows.blueprint;

import org.jspecify.annotations.NullMarked;
