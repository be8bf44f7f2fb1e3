/* SPDX-License-Identifier: Apache-2.0 */
/** Certificates and TLS sessions for servers on Netty. */
module io.ftps.tls {
    requires transitive io.netty.handler;
    requires transitive io.netty.transport;
    requires io.netty.buffer;
    requires io.netty.common;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.ftps.tls;
}
