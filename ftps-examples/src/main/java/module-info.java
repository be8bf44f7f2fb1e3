/* SPDX-License-Identifier: Apache-2.0 */
/** The server and its tools, ready to run. Start reading at {@code io.ftps.examples.Main}. */
module io.ftps.examples {
    requires com.zaxxer.hikari;
    requires info.picocli;
    requires io.ftps.core;
    requires io.netty.buffer;
    requires io.netty.transport;
    requires jakarta.mail;
    requires java.naming;
    requires java.sql;
    requires java.xml;
    requires jdk.httpserver;
    requires jdk.jfr;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires static org.jspecify;

    opens io.ftps.examples to
            info.picocli;
    opens io.ftps.examples.backup to
            info.picocli;
    opens io.ftps.examples.cert to
            info.picocli;
}
