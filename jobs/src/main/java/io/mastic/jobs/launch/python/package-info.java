/** The Python that runs run in: the interpreter, awsglue, and the modules that jobs ask for. */
@NullMarked
package io.mastic.jobs.launch.python;

import org.jspecify.annotations.NullMarked;
