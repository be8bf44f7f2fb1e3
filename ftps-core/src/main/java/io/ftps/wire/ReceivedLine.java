/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

/** What stood between two line ends. */
public sealed interface ReceivedLine {
    /**
     * A line.
     *
     * @param text without its end and without Telnet codes
     */
    record Text(String text) implements ReceivedLine {}

    /**
     * A line that is thrown away.
     *
     * @param why one sentence for the client
     */
    record Bad(String why) implements ReceivedLine {}

    /** The first two bytes of a TLS handshake; what comes behind them is taken for lines again. */
    record TlsRecord() implements ReceivedLine {}
}
