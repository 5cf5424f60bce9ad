/**
 * Files that are documents of records: XML, Ion and BSON, and JSON over lines or in any charset.
 */
@NullMarked
package io.mastic.runtime.document;

import org.jspecify.annotations.NullMarked;
