/* SPDX-License-Identifier: Apache-2.0 */
/** What one logged-in user sees of the storage: paths, files, directories, uploads. */
@NullMarked
package io.ftps.file;

import org.jspecify.annotations.NullMarked;
