/** Forms: types of forms and assets, and what a form may say. */
@NullMarked
package io.mastic.catalog.context.form;

import org.jspecify.annotations.NullMarked;
