/** What Scala scripts take from AWS's helpers: arguments, the job, options in JSON. */
package com.amazonaws.services.glue.util;
