/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Users in a text file, one a line: {@code NAME:HASH} or {@code NAME:HASH:home=FOLDER}. A server reads it through
 * {@link io.ftps.auth.file.UsersFile}, which follows changes; tools write it through
 * {@link io.ftps.auth.file.UsersFileEditor}. Lines that begin with {@code #} and empty lines are kept. In a value, {@code %3A}
 * stands for a colon and {@code %25} for a percent sign.
 */
@NullMarked
package io.ftps.auth.file;

import org.jspecify.annotations.NullMarked;
