/** Bookmarks: how far a job has got with its data, moved on by a run that commits. */
@NullMarked
package io.mastic.jobs.bookmark;

import org.jspecify.annotations.NullMarked;
