/* SPDX-License-Identifier: Apache-2.0 */
/** Certificates and TLS sessions for servers on Netty. Start reading at {@code io.ftps.tls.ServerTls}. */
module io.ftps.tls {
    requires transitive io.netty.handler;
    requires transitive io.netty.transport;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.common;
    requires java.net.http;
    requires static io.netty.tcnative.classes.openssl;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.ftps.tls;
    exports io.ftps.tls.certificate;
    exports io.ftps.tls.ocsp;
    exports io.ftps.tls.trust;
    exports io.ftps.tls.watch;
}
