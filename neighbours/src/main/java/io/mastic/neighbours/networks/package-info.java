/** EC2's networks, kept so that projects that name them apply: no packet is sent by them. */
@NullMarked
package io.mastic.neighbours.networks;

import org.jspecify.annotations.NullMarked;
