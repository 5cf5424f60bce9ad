/** Sign-ins to the server's own pages, beside signatures: who holds one is a caller. */
@NullMarked
package io.mastic.kernel.signin;

import org.jspecify.annotations.NullMarked;
