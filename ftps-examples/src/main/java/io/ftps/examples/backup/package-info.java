/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Everything that makes up a server but its users' files, in one sealed archive, and back. Start at
 * {@link io.ftps.examples.backup.BackupFiles} and {@link io.ftps.examples.backup.Restoration}.
 */
@NullMarked
package io.ftps.examples.backup;

import org.jspecify.annotations.NullMarked;
