/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** What carries the connections. */
public enum Transport {
    /** The JDK's, everywhere. */
    NIO,
    /** Linux, through Netty's native library. */
    EPOLL
}
