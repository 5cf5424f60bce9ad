/** Delimited text: how lines become fields, and fields lines, by the rules of Glue and of Hive. */
@NullMarked
package io.mastic.runtime.delimited;

import org.jspecify.annotations.NullMarked;
