/**
 * Step Functions as far as projects declare it: state machines are checked and kept, and none runs.
 */
@NullMarked
package io.mastic.neighbours.machines;

import org.jspecify.annotations.NullMarked;
