/** Buckets belong to accounts: who may see and use which. */
@NullMarked
package io.mastic.objects.account;

import org.jspecify.annotations.NullMarked;
