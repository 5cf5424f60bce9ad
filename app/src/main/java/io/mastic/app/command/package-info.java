/** The command line: a command a class, and the options they share. */
@NullMarked
package io.mastic.app.command;

import org.jspecify.annotations.NullMarked;
