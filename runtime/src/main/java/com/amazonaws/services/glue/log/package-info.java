/** The logger of a GlueContext. */
package com.amazonaws.services.glue.log;
