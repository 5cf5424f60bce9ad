/** Where in a script a record failed. */
package com.amazonaws.services.glue.errors;
