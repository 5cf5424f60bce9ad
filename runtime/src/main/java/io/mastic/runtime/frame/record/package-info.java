/** Where records come from: texts, functions of scripts, declared types. */
@NullMarked
package io.mastic.runtime.frame.record;

import org.jspecify.annotations.NullMarked;
