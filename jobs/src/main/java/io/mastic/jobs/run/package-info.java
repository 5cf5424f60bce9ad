/** Job runs: what is asked for, what is settled when one starts, and how far it is. */
@NullMarked
package io.mastic.jobs.run;

import org.jspecify.annotations.NullMarked;
