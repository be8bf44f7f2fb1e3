/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Internal: the bytes and texts of FTP, with no idea of a session: lines, addresses in replies, facts of MLSx, ASCII type, MODE Z.
 * Start reading at {@link LineBuffer}. A client would use the same.
 */
@NullMarked
package io.ftps.wire;

import org.jspecify.annotations.NullMarked;
