/** The record of changes: who did what to what, and what came of it. */
@NullMarked
package io.mastic.app.audit;

import org.jspecify.annotations.NullMarked;
