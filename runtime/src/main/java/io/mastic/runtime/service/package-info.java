/** Services of AWS by their JSON protocols, for which no client of AWS's is among Spark's jars. */
@NullMarked
package io.mastic.runtime.service;

import org.jspecify.annotations.NullMarked;
