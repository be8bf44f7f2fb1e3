/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The server and programs that people really use: curl, lftp, Python's ftplib, openssl. Each test starts a {@link
 * ServerFixture}, runs a {@link Program} against it and checks three things: what the program says, which bytes are in
 * the folder, and what the {@link HeardEvents} tell. Start reading at {@link CurlMatrixTest}.
 */
@NullMarked
package io.ftps.interop;

import org.jspecify.annotations.NullMarked;
