/* SPDX-License-Identifier: Apache-2.0 */
/** The FTPS protocol engine. Start reading at {@code io.ftps.FtpsServer}. */
module io.ftps.core {
    requires transitive io.ftps.auth;
    requires transitive io.ftps.tls;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires static io.netty.transport.classes.epoll;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.ftps;
    exports io.ftps.command;
    exports io.ftps.file;
    exports io.ftps.server;
}
