/** JSON lines as Hive's rows: what tables of crawlers name as their SerDe. */
@NullMarked
package io.mastic.runtime.jsonserde;

import org.jspecify.annotations.NullMarked;
