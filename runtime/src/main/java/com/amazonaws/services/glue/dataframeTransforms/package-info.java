/** Transforms of AWS's that work on a DataFrame. */
package com.amazonaws.services.glue.dataframeTransforms;
