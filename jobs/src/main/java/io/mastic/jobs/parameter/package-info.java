/** The arguments of a run, from the request to its process. */
@NullMarked
package io.mastic.jobs.parameter;

import org.jspecify.annotations.NullMarked;
