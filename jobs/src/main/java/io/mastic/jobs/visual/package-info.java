/** Visual jobs: a graph of nodes, and the script that is made of it. */
@NullMarked
package io.mastic.jobs.visual;

import org.jspecify.annotations.NullMarked;
