/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

/**
 * What became of a transfer that the server says is complete.
 *
 * @param bytes that went over the wire
 * @param resumed whether the data connection resumed the session of the control connection, so both ends know each other
 */
public record Transferred(long bytes, boolean resumed) {}
