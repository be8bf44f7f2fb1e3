/* SPDX-License-Identifier: Apache-2.0 */
/** The FTPS protocol engine. Start reading at {@code io.ftps.FtpsServer}. */
@SuppressWarnings("requires-automatic") // Micrometer is no module yet.
module io.ftps.core {
    requires transitive io.ftps.auth;
    requires transitive io.ftps.tls;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires static io.netty.transport.classes.epoll;
    requires static io.netty.transport.unix.common;
    requires org.slf4j;
    requires static jdk.jfr;
    requires static java.xml;
    requires static micrometer.core;
    requires static org.jspecify;
    requires static tools.jackson.core;

    exports io.ftps;
    exports io.ftps.client;
    exports io.ftps.command;
    exports io.ftps.file;
    exports io.ftps.observe;
    exports io.ftps.server;
    exports io.ftps.timeline;
}
