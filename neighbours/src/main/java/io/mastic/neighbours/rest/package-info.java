/** Services that are called by methods and paths, with JSON: read and written by AWS's model. */
@NullMarked
package io.mastic.neighbours.rest;

import org.jspecify.annotations.NullMarked;
