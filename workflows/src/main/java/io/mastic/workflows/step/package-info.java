/** The steps of a workflow run as values: what is due, what fires, what starts; no I/O. */
@NullMarked
package io.mastic.workflows.step;

import org.jspecify.annotations.NullMarked;
