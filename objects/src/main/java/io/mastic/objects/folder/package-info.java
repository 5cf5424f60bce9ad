/** The object store on plain files of this machine. */
@NullMarked
package io.mastic.objects.folder;

import org.jspecify.annotations.NullMarked;
