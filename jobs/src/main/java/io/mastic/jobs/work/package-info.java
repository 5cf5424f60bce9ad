/**
 * Work that the server does by Spark on its own account, and that is no user's job: each piece is a
 * row, a leased task and a process.
 */
@NullMarked
package io.mastic.jobs.work;

import org.jspecify.annotations.NullMarked;
