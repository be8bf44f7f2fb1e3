/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What one logged-in user sees of the storage: paths, files, directories, uploads.
 *
 * <p>{@link io.ftps.file.FileSystemView} is the interface to implement for a storage of your own; its Javadoc says what
 * each exception becomes. {@link io.ftps.file.LocalFiles} shows a folder of this machine, and is the place to read how a
 * path is walked without leaving it. {@link io.ftps.file.FtpPath} is the only name a file has here.
 *
 * <p>Starting points: {@code FileSystemView}, then {@code LocalFiles}, then the package-private {@code Walk}. Nothing in
 * this package knows of commands, replies or connections, and nothing here may run on an event loop.
 */
@NullMarked
package io.ftps.file;

import org.jspecify.annotations.NullMarked;
