/** Glossaries: their terms, and what these are associated with. */
@NullMarked
package io.mastic.catalog.context.glossary;

import org.jspecify.annotations.NullMarked;
