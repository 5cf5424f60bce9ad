/** A frame's schema under AWS's name. */
package com.amazonaws.services.glue.schema;
