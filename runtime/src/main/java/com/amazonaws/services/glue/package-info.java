/**
 * The JVM classes that scripts name as AWS's: a thin outer layer, whose engine is {@code
 * io.mastic.runtime}.
 */
package com.amazonaws.services.glue;
