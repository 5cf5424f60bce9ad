/** The demo: a whole Glue pipeline on real data, driven through AWS's own API. */
@NullMarked
package io.mastic.app.demo;

import org.jspecify.annotations.NullMarked;
