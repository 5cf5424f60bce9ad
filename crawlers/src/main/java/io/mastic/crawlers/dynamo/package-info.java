/** Tables of DynamoDB as data to crawl. */
@NullMarked
package io.mastic.crawlers.dynamo;

import org.jspecify.annotations.NullMarked;
