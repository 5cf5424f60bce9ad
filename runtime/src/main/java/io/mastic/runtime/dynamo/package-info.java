/** Tables of DynamoDB: items as records, by scans and by batches of writes. */
@NullMarked
package io.mastic.runtime.dynamo;

import org.jspecify.annotations.NullMarked;
